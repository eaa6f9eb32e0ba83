package io.atelier.render.raster;

/** Colours of an area, a stretch of a row at a time. */
interface Fill {
  /**
   * @param into takes {@code count} premultiplied colours from {@code at} on
   */
  void row(int x, int y, int count, int[] into, int at);

  /** Whether every colour is. */
  boolean opaque();
}
