package io.atelier.generation.inference;

import java.util.Map;

/**
 * How many pictures of a size a model paints at once.
 *
 * @param bySide pictures by the side of the square, in pixels, that frames up to it are counted as
 */
record BatchSizes(Map<Integer, Integer> bySide) {

  /** One at a time, whatever the size. */
  static final BatchSizes ONE = new BatchSizes(Map.of());

  BatchSizes {
    bySide = Map.copyOf(bySide);
  }

  /** Whether there is a size of which several are painted at once. */
  boolean any() {
    return bySide.values().stream().anyMatch(most -> most > 1);
  }

  /** At least 1. */
  int most(Size frame) {
    long pixels = (long) frame.width() * frame.height();
    return bySide.entrySet().stream()
        .filter(bucket -> pixels <= (long) bucket.getKey() * bucket.getKey())
        .min(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .orElse(1);
  }
}
