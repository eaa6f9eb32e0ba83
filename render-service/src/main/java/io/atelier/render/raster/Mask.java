package io.atelier.render.raster;

/**
 * How far a shape covers each pixel, 0 to 255 (or 0 to {@link Levels#MOST}).
 *
 * @param coverage rows of {@code stride} bytes, a multiple of 8, zero behind {@code width}
 * @param x left edge relative to where the shape is put
 * @param y upper edge, likewise
 */
@SuppressWarnings("ArrayRecordComponent") // read in the hot loop, never written to
record Mask(byte[] coverage, int x, int y, int width, int height) {
  static final Mask EMPTY = new Mask(new byte[0], 0, 0, 0, 0);

  static int stride(int width) {
    return (width + 7) & ~7;
  }

  int stride() {
    return stride(width);
  }

  boolean isEmpty() {
    return width == 0;
  }
}
