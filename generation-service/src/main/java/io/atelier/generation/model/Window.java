package io.atelier.generation.model;

import java.time.Duration;
import java.util.Arrays;

/** The latest pictures of a version: how many failed, and how long they took. */
final class Window {

  private final long[] nanos;
  private final boolean[] failed;
  private int next;
  private int count;

  Window(int size) {
    this.nanos = new long[size];
    this.failed = new boolean[size];
  }

  synchronized void add(Duration took, boolean hasFailed) {
    nanos[next] = took.toNanos();
    failed[next] = hasFailed;
    next = (next + 1) % nanos.length;
    count = Math.min(count + 1, nanos.length);
  }

  synchronized int count() {
    return count;
  }

  /** 0 to 1. */
  synchronized double failures() {
    int failures = 0;
    for (int i = 0; i < count; i++) {
      failures += failed[i] ? 1 : 0;
    }
    return count == 0 ? 0 : (double) failures / count;
  }

  /** What half of the pictures took at most. */
  synchronized Duration median() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return count == 0 ? Duration.ZERO : Duration.ofNanos(sorted[count / 2]);
  }
}
