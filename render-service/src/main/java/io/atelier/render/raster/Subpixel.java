package io.atelier.render.raster;

/**
 * Where glyphs may stand between whole pixels. The denser the picture, the less a quarter of a
 * pixel shows, and the fewer masks it needs: at scale 1 every quarter, below 2 every half, from 2
 * on and for large type whole pixels only. Lines always stand on whole pixels.
 */
enum Subpixel {
  QUARTERS(4),
  HALVES(2),
  WHOLE(1);

  /** From here on a glyph's edge moves less than the eye sees, in device pixels. */
  private static final float LARGE = 96;

  private final int parts;

  Subpixel(int parts) {
    this.parts = parts;
  }

  static Subpixel of(double scale, float size) {
    if (scale >= 2 || size >= LARGE) {
      return WHOLE;
    }
    return scale >= 1.5 ? HALVES : QUARTERS;
  }

  /** The nearest position allowed, in quarters of a pixel. */
  int quarters(float x) {
    return (int) Math.floor(x * parts + 0.5f) * (4 / parts);
  }
}
