package io.atelier.render.pipeline;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When a rendering must be done. Its steps look at it rather than being interrupted: an interrupt
 * would close the font files that the JDK reads.
 *
 * @param nanoTime of {@link System#nanoTime}
 */
public record Deadline(long nanoTime) {
  /** A century ahead. */
  static final Deadline NONE = in(Duration.ofDays(36_500));

  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /**
   * @throws DeadlinePassed if it is over
   */
  public void check() {
    long late = System.nanoTime() - nanoTime;
    if (late > 0) {
      throw new DeadlinePassed(TimeUnit.NANOSECONDS.toMillis(late));
    }
  }
}
