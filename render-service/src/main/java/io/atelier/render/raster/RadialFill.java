package io.atelier.render.raster;

/**
 * A gradient around a point. Lengths are device pixels.
 *
 * @param radius where the last colour is reached; greater than 0
 */
record RadialFill(ColorRamp ramp, double x, double y, double radius) implements Fill {
  @Override
  public void row(int left, int top, int count, int[] into, int at) {
    double dy = top + 0.5 - y;
    double scale = ColorRamp.STEPS / radius;
    for (int i = 0; i < count; i++) {
      double dx = left + i + 0.5 - x;
      into[at + i] = ramp.at((int) (Math.sqrt(dx * dx + dy * dy) * scale));
    }
  }

  @Override
  public boolean opaque() {
    return ramp.opaque();
  }
}
