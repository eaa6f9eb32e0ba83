package io.atelier.render.raster;

import java.util.Arrays;

/**
 * @param color premultiplied
 */
record SolidFill(int color) implements Fill {
  @Override
  public void row(int x, int y, int count, int[] into, int at) {
    Arrays.fill(into, at, at + count, color);
  }

  @Override
  public boolean opaque() {
    return color >>> 24 == 0xFF;
  }
}
