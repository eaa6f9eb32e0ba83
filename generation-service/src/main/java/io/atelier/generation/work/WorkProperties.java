package io.atelier.generation.work;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How jobs are carried out.
 *
 * @param spareHands jobs claimed beyond the model's workers, so that loading and storing overlap
 *     with computing
 * @param lease how long a claimed job stays with a worker that is not heard of; renewed three times
 *     as often
 * @param jobTimeout longest an attempt may take, waiting for a free model worker included
 * @param storeTimeout longest one call to the object store may take
 * @param maxAttempts how often a job is tried in all
 * @param firstBackoff pause before the second attempt; doubled for each further one
 * @param maxBackoff longest pause
 * @param lanePatience an owner whose jobs wait, and of whom none was claimed for so long, goes
 *     first
 */
@Validated
@ConfigurationProperties("atelier.generation.work")
record WorkProperties(
    @DefaultValue("1") @Min(0) @Max(16) int spareHands,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("2m") Duration jobTimeout,
    @DefaultValue("10s") Duration storeTimeout,
    @DefaultValue("3") @Min(1) int maxAttempts,
    @DefaultValue("2s") Duration firstBackoff,
    @DefaultValue("30s") Duration maxBackoff,
    @DefaultValue("1m") Duration lanePatience) {

  Duration renewEvery() {
    return lease.dividedBy(3);
  }

  /** The pause after {@code attempt} (1 for the first) failed. */
  Duration backoffAfter(int attempt) {
    Duration pause = firstBackoff.multipliedBy(1L << Math.min(attempt - 1, 20));
    return pause.compareTo(maxBackoff) < 0 ? pause : maxBackoff;
  }
}
