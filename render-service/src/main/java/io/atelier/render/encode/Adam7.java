package io.atelier.render.encode;

import io.atelier.render.raster.PixelRaster;

/** One of the seven passes of an interlaced PNG: every {@code dx}th pixel of every dyth row. */
record Adam7(int x, int y, int dx, int dy) {
  static final Adam7[] PASSES = {
    new Adam7(0, 0, 8, 8),
    new Adam7(4, 0, 8, 8),
    new Adam7(0, 4, 4, 8),
    new Adam7(2, 0, 4, 4),
    new Adam7(0, 2, 2, 4),
    new Adam7(1, 0, 2, 2),
    new Adam7(0, 1, 1, 2)
  };

  int columns(int width) {
    return (width - x + dx - 1) / dx;
  }

  int rows(int height) {
    return (height - y + dy - 1) / dy;
  }

  /** Rows {@code first} to {@code end} (exclusive) of this pass. */
  void write(PixelRaster raster, int first, int end, byte[] rows) {
    int columns = columns(raster.width());
    int rowBytes = Scanlines.rowBytes(columns, raster.opaque());
    for (int row = first, at = 0; row < end; row++, at += rowBytes) {
      int line = y + row * dy;
      int from = line * raster.width() + x;
      rows[at] = 0;
      if (raster.opaque()) {
        Scanlines.rgb(raster.pixels(line), from, dx, columns, rows, at + 1);
      } else {
        Scanlines.rgba(raster.pixels(line), from, dx, columns, rows, at + 1);
      }
    }
  }
}
