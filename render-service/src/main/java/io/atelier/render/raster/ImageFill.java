package io.atelier.render.raster;

import java.util.Arrays;

/**
 * A picture that is scaled already; nothing beside it.
 *
 * @param argb premultiplied, covers {@code area}
 */
@SuppressWarnings("ArrayRecordComponent") // large, shared
record ImageFill(int[] argb, Area area, boolean opaque) implements Fill {
  @Override
  public void row(int x, int y, int count, int[] into, int at) {
    int from = Math.clamp(area.left(), x, x + count);
    int to = Math.clamp(area.right(), from, x + count);
    if (y < area.top() || y >= area.bottom()) {
      to = from;
    }
    Arrays.fill(into, at, at + from - x, 0);
    if (to > from) {
      int row = (y - area.top()) * area.width();
      System.arraycopy(argb, row + from - area.left(), into, at + from - x, to - from);
    }
    Arrays.fill(into, at + to - x, at + count, 0);
  }
}
