package io.atelier.generation.job;

import java.time.Duration;

/**
 * How busy the queue is.
 *
 * @param queued jobs waiting, of all owners
 * @param mine jobs waiting, of the owner asked about
 * @param running jobs being carried out
 * @param jobSeconds how long a job has kept a worker of late
 */
public record QueueLoad(long queued, long mine, long running, double jobSeconds) {
  /** How long a job that joins now waits, as far as can be told. */
  public Duration expectedWait() {
    // With jobs waiting every worker is busy, so those running tell how many workers there are.
    double seconds = queued * jobSeconds / Math.max(1, running);
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
