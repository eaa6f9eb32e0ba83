package io.atelier.generation.inference;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The latest photos a model was given, against those it was given first.
 *
 * <p>A statistic's drift is how many of the reference's standard deviations its mean has moved. The
 * colours' distance is Hellinger's, 0 for equal histograms and 1 for ones without a common colour.
 */
final class DriftWindow {

  private static final double LEAST_DEVIATION = 1e-6;

  private final InputStatistics[] latest;
  private int next;
  private int count;
  private @Nullable DriftReference reference;

  /**
   * @param size how many photos each window has
   * @param reference of an earlier run; null to take the first {@code size} photos
   */
  DriftWindow(int size, @Nullable DriftReference reference) {
    this.latest = new InputStatistics[size];
    this.reference = reference;
  }

  /** True if this photo completed the reference. */
  synchronized boolean add(InputStatistics photo) {
    latest[next] = photo;
    next = (next + 1) % latest.length;
    count = Math.min(count + 1, latest.length);
    if (reference == null && count == latest.length) {
      reference = DriftReference.of(Arrays.asList(latest));
      return true;
    }
    return false;
  }

  synchronized @Nullable DriftReference reference() {
    return reference;
  }

  /** The latest photos' mean of a statistic; NaN before the first. */
  synchronized double mean(int statistic) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += latest[i].values()[statistic];
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** 0 until there is a reference and a photo. */
  synchronized double drift(int statistic) {
    if (reference == null || count == 0) {
      return 0;
    }
    double moved = Math.abs(mean(statistic) - reference.means().get(statistic));
    return moved / Math.max(LEAST_DEVIATION, reference.deviations().get(statistic));
  }

  /** 0 until there is a reference and a photo. */
  synchronized double colourDistance() {
    if (reference == null || count == 0) {
      return 0;
    }
    double common = 0;
    for (int colour = 0; colour < InputStatistics.COLOURS; colour++) {
      double share = 0;
      for (int i = 0; i < count; i++) {
        share += latest[i].histogram()[colour] / count;
      }
      common += Math.sqrt(share * reference.histogram().get(colour));
    }
    return Math.sqrt(Math.max(0, 1 - common));
  }
}
