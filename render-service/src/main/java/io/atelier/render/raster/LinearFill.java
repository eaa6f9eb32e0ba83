package io.atelier.render.raster;

/** A gradient along a line. */
final class LinearFill implements Fill {
  private static final int FRACTION = 20;

  /** Keeps sums of steps within 63 bits; such a steep gradient is an edge. */
  private static final double STEEPEST = 1 << 10;

  private final ColorRamp ramp;
  private final double perX;
  private final double perY;
  private final double start;

  /** Ends in device pixels; where both are one point the last colour fills all. */
  LinearFill(ColorRamp ramp, double x0, double y0, double x1, double y1) {
    this.ramp = ramp;
    double dx = x1 - x0;
    double dy = y1 - y0;
    double square = dx * dx + dy * dy;
    if (square < 1e-9) {
      perX = 0;
      perY = 0;
      start = 1;
    } else {
      perX = Math.clamp(dx / square, -STEEPEST, STEEPEST);
      perY = Math.clamp(dy / square, -STEEPEST, STEEPEST);
      start = -x0 * perX - y0 * perY;
    }
  }

  @Override
  public void row(int x, int y, int count, int[] into, int at) {
    double unit = ColorRamp.STEPS * (double) (1 << FRACTION);
    long step = (long) (perX * unit);
    long first = (long) ((start + (x + 0.5) * perX + (y + 0.5) * perY) * unit);
    long last = first + step * (count - 1);
    if (Math.min(first, last) >= 0 && Math.max(first, last) >> FRACTION <= ColorRamp.STEPS) {
      ramp.row((int) first, (int) step, FRACTION, into, at, count);
    } else {
      for (int i = 0; i < count; i++) {
        into[at + i] = ramp.at(Math.clamp(first + step * i >> FRACTION, 0, ColorRamp.STEPS));
      }
    }
  }

  @Override
  public boolean opaque() {
    return ramp.opaque();
  }
}
