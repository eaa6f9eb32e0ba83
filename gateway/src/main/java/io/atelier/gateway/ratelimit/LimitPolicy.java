package io.atelier.gateway.ratelimit;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/**
 * A token bucket's size and speed.
 *
 * @param rate tokens that come back each second
 * @param burst tokens a full bucket holds
 */
record LimitPolicy(@DecimalMin("0.001") double rate, @Positive int burst) {

  private static final double MICROSECONDS = 1_000_000;

  /** Microseconds until one token comes back, at least one. */
  long interval() {
    return Math.max(1, Math.round(MICROSECONDS / rate));
  }

  /** How long an empty bucket takes to fill. */
  Duration window() {
    return Duration.ofMillis(Math.ceilDiv(interval() * burst, 1000));
  }
}
