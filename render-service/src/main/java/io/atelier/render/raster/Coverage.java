package io.atelier.render.raster;

import java.util.Arrays;

/** Glyphs of one colour put together, so that where they overlap they count once. */
final class Coverage implements AutoCloseable {
  private final ArrayPool<byte[]> pool;
  private final Area area;
  private final byte[] bytes;

  /** Empty. */
  Coverage(ArrayPool<byte[]> pool, Area area) {
    this.pool = pool;
    this.area = area;
    int length = area.width() * area.height();
    this.bytes = pool.take(length);
    Arrays.fill(bytes, 0, length, (byte) 0);
  }

  Area area() {
    return area;
  }

  /** Rows of the area's width. */
  byte[] bytes() {
    return bytes;
  }

  void add(Mask mask, int dx, int dy) {
    int x = mask.x() + dx;
    int y = mask.y() + dy;
    Area part = new Area(x, y, x + mask.width(), y + mask.height()).within(area);
    for (int row = part.top(); row < part.bottom(); row++) {
      int from = (row - y) * mask.stride() + part.left() - x;
      int to = (row - area.top()) * area.width() + part.left() - area.left();
      for (int i = 0; i < part.width(); i++) {
        int above = mask.coverage()[from + i] & 0xFF;
        int below = bytes[to + i] & 0xFF;
        bytes[to + i] = (byte) (above + below - (above * below + 127) / 255);
      }
    }
  }

  void blur(double sigma) {
    Blur.apply(bytes, area.width(), area.height(), sigma);
  }

  @Override
  public void close() {
    pool.giveBack(bytes);
  }
}
