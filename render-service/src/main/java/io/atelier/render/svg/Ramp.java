package io.atelier.render.svg;

import io.atelier.render.scene.Paint;
import java.util.ArrayList;
import java.util.List;

/**
 * Colours of a gradient. The painter mixes them weighted by their alpha, SVG without: where alpha
 * changes from stop to stop some more stops between keep the difference from being seen.
 */
final class Ramp {
  private static final int STEPS = 8;

  private Ramp() {}

  /** Stops that look the same when they are mixed without weights. */
  static List<Paint.Stop> straight(List<Paint.Stop> stops) {
    List<Paint.Stop> straight = new ArrayList<>();
    for (int i = 0; i < stops.size(); i++) {
      Paint.Stop stop = stops.get(i);
      if (i > 0 && stop.argb() >>> 24 != stops.get(i - 1).argb() >>> 24) {
        for (int step = 1; step < STEPS; step++) {
          straight.add(between(stops.get(i - 1), stop, (double) step / STEPS));
        }
      }
      straight.add(stop);
    }
    return straight;
  }

  private static Paint.Stop between(Paint.Stop from, Paint.Stop to, double part) {
    double weightFrom = (from.argb() >>> 24) * (1 - part);
    double weightTo = (to.argb() >>> 24) * part;
    double alpha = weightFrom + weightTo;
    int argb = (int) Math.round(alpha) << 24;
    for (int shift = 0; shift <= 16; shift += 8) {
      double sum =
          (from.argb() >> shift & 0xFF) * weightFrom + (to.argb() >> shift & 0xFF) * weightTo;
      argb |= (int) Math.round(sum / alpha) << shift;
    }
    return new Paint.Stop(from.offset() + (to.offset() - from.offset()) * part, argb);
  }
}
