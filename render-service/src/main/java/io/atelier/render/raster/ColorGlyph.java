package io.atelier.render.raster;

/**
 * A glyph with its own colours.
 *
 * @param argb premultiplied
 * @param area where its pixels lie, relative to its origin
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all who draw it, never written to
public record ColorGlyph(int[] argb, Area area) {
  static final ColorGlyph EMPTY = new ColorGlyph(new int[0], Area.NONE);

  /** What it covers, for its shadow. */
  Mask shape() {
    int stride = Mask.stride(area.width());
    byte[] coverage = new byte[stride * area.height()];
    for (int y = 0; y < area.height(); y++) {
      for (int x = 0; x < area.width(); x++) {
        coverage[y * stride + x] = (byte) (argb[y * area.width() + x] >>> 24);
      }
    }
    return new Mask(coverage, area.left(), area.top(), area.width(), area.height());
  }
}
