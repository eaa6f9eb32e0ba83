package io.atelier.render.raster;

/** Paints on a raster. */
final class Canvas {
  private static final int OPAQUE = 255;

  private final PixelRaster raster;
  private int[] colors = {};

  Canvas(PixelRaster raster) {
    this.raster = raster;
  }

  Area area() {
    return Area.of(raster);
  }

  /** Covers everything with the fill, whatever was there. */
  void cover(Fill fill) {
    raster.touch(0, raster.height());
    for (int y = 0; y < raster.height(); y++) {
      fill.row(0, y, raster.width(), raster.argb(), y * raster.width());
    }
    raster.opaque(fill.opaque());
  }

  /** An opaque colour through a mask that is put at {@code x}, {@code y}. */
  void opaque(int color, Mask mask, int x, int y, Area clip) {
    int left = x + mask.x();
    int top = y + mask.y();
    Area part = new Area(left, top, left + mask.width(), top + mask.height()).within(clip);
    raster.touch(part.top(), part.bottom());
    for (int row = part.top(); row < part.bottom(); row++) {
      int from = (row - top) * mask.stride() + part.left() - left;
      Blend.opaque(color, mask.coverage(), from, raster.argb(), at(part.left(), row), part.width());
    }
  }

  /** A fill through coverage that is moved by {@code dx}, {@code dy}. */
  void over(Fill fill, Coverage coverage, int dx, int dy, double opacity, Area clip) {
    Area moved = coverage.area().moved(dx, dy);
    Area part = moved.within(clip);
    raster.touch(part.top(), part.bottom());
    int[] row = row(part.width());
    for (int y = part.top(); y < part.bottom(); y++) {
      fill.row(part.left(), y, part.width(), row, 0);
      int from = (y - moved.top()) * moved.width() + part.left() - moved.left();
      over(row, coverage.bytes(), from, opacity, part.left(), y, part.width());
    }
  }

  /** A row of colours through coverage. */
  void over(int[] row, byte[] coverage, int from, double opacity, int x, int y, int count) {
    Blend.over(row, coverage, from, share(opacity), raster.argb(), at(x, y), count);
  }

  /** Pixels that are put at {@code area}, over what is there. */
  void over(int[] argb, Area area, double opacity, Area clip) {
    Area part = area.within(clip);
    raster.touch(part.top(), part.bottom());
    for (int y = part.top(); y < part.bottom(); y++) {
      int from = (y - area.top()) * area.width() + part.left() - area.left();
      Blend.over(argb, from, share(opacity), raster.argb(), at(part.left(), y), part.width());
    }
  }

  /** The other raster's pixels within {@code area} in place of what is there. */
  void replace(PixelRaster other, double opacity, Area area) {
    raster.touch(area.top(), area.bottom());
    for (int y = area.top(); y < area.bottom(); y++) {
      int at = at(area.left(), y);
      Blend.replace(other.argb(), at, share(opacity), raster.argb(), at, area.width());
    }
    raster.opaque(false);
  }

  /** Keeps what is there as far as the other raster's alpha says. */
  void keep(PixelRaster other, double opacity) {
    raster.touch(0, raster.height());
    int count = raster.width() * raster.height();
    Blend.keep(other.argb(), 0, share(opacity), raster.argb(), 0, count);
    raster.opaque(false);
  }

  /** Prepares rows that are painted one by one. */
  void touch(Area area) {
    raster.touch(area.top(), area.bottom());
  }

  /** Room for a row of colours. */
  int[] row(int count) {
    if (colors.length < count) {
      colors = new int[count];
    }
    return colors;
  }

  private int at(int x, int y) {
    return y * raster.width() + x;
  }

  private static int share(double opacity) {
    return (int) (Math.clamp(opacity, 0.0, 1.0) * OPAQUE + 0.5);
  }
}
