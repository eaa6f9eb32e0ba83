package io.atelier.render.raster;

import io.atelier.render.scene.Paint.Stop;
import java.util.List;

/** A gradient's colours in {@value #STEPS} steps, premultiplied. */
final class ColorRamp {
  static final int STEPS = 1024;

  private final int[] colors = new int[STEPS + 1];
  private final boolean opaque;

  /**
   * @param stops at least one
   */
  ColorRamp(List<Stop> stops) {
    boolean opaque = true;
    int next = 0;
    for (int i = 0; i <= STEPS; i++) {
      double offset = (double) i / STEPS;
      while (next < stops.size() && stops.get(next).offset() <= offset) {
        next++;
      }
      Stop before = stops.get(Math.max(0, next - 1));
      Stop after = stops.get(Math.min(next, stops.size() - 1));
      double span = after.offset() - before.offset();
      double share = span <= 0 ? 0 : Math.clamp((offset - before.offset()) / span, 0.0, 1.0);
      colors[i] = between(before.argb(), after.argb(), share);
      opaque &= colors[i] >>> 24 == 0xFF;
    }
    this.opaque = opaque;
  }

  /** Mixed premultiplied, so that a transparent stop's own colour does not show. */
  private static int between(int from, int to, double share) {
    double alphaFrom = (from >>> 24) * (1 - share);
    double alphaTo = (to >>> 24) * share;
    int mixed = (int) (alphaFrom + alphaTo + 0.5);
    for (int shift = 16; shift >= 0; shift -= 8) {
      double channel =
          ((from >> shift & 0xFF) * alphaFrom + (to >> shift & 0xFF) * alphaTo) / 255 + 0.5;
      mixed = mixed << 8 | Math.min((int) channel, mixed >>> (16 - shift));
    }
    return mixed;
  }

  boolean opaque() {
    return opaque;
  }

  /**
   * Colours at even distances, none beyond the ends.
   *
   * @param position of the first, with {@code fraction} bits behind the point
   */
  void row(int position, int distance, int fraction, int[] into, int at, int count) {
    int[] ramp = colors;
    for (int i = 0, p = position; i < count; i++, p += distance) {
      into[at + i] = ramp[p >> fraction];
    }
  }

  /** Any step; those beyond the ends have the ends' colours. */
  int at(int step) {
    return colors[Math.clamp(step, 0, STEPS)];
  }
}
