package io.atelier.generation.job;

import java.time.Duration;

/**
 * How busy the queue is, and what that means for one owner.
 *
 * @param queued jobs waiting, of all owners
 * @param queuedSeconds model-seconds those are expected to take
 * @param mine jobs waiting, of the owner asked about
 * @param headSeconds model-seconds served before the first of his
 * @param tailSeconds model-seconds served before one that he adds
 * @param rate model-seconds worked off a second, as measured of late
 */
public record QueueLoad(
    long queued,
    double queuedSeconds,
    long mine,
    double headSeconds,
    double tailSeconds,
    double rate) {

  /** How long a job that the owner adds now waits, as far as can be told. */
  public Duration expectedWait() {
    return time(tailSeconds);
  }

  /** When one of the owner's jobs should be begun, so that he may add one. */
  Duration untilMineMove() {
    return time(headSeconds);
  }

  /** When a tenth of the queue should be worked off. */
  Duration untilSomeRoom() {
    return time(queuedSeconds / 10);
  }

  /** When all that waits should be worked off. */
  Duration untilEmpty() {
    return time(queuedSeconds);
  }

  private Duration time(double modelSeconds) {
    return Duration.ofMillis(Math.round(modelSeconds / rate * 1000));
  }
}
