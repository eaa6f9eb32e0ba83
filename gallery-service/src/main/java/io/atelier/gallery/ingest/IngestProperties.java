package io.atelier.gallery.ingest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param concurrency how many uploads this process handles at once; also the prefetch
 * @param attempts how often a permit is tried before it is a dead letter
 * @param firstBackoff pause before the second attempt, doubled for each further one
 * @param confirmTimeout how long a request waits for the broker to confirm a permit
 * @param permitAfter how long an upload waits for its permit before another is published, doubled
 *     each time up to ten minutes
 * @param lease how long a worker may take for one upload
 * @param sweepEvery pause between two sweeps
 * @param giveUpAfter age at which an upload that could not be processed fails
 */
@Validated
@ConfigurationProperties("atelier.gallery.ingest")
record IngestProperties(
    @DefaultValue("2") @Min(1) @Max(64) int concurrency,
    @DefaultValue("4") @Min(1) int attempts,
    @DefaultValue("1s") Duration firstBackoff,
    @DefaultValue("2s") Duration confirmTimeout,
    @DefaultValue("30s") Duration permitAfter,
    @DefaultValue("2m") Duration lease,
    @DefaultValue("5s") Duration sweepEvery,
    @DefaultValue("24h") Duration giveUpAfter) {}
