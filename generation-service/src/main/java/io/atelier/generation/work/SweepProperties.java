package io.atelier.generation.work;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How what crashes leave behind is mended, and how long results are kept.
 *
 * @param every pause between two looks for lost workers, missing permits and unheard successes
 * @param permitGrace how long a submission's own permit has before the sweep publishes one
 * @param permitPatience how long jobs may wait with no job begun before their permits count as lost
 * @param retentionEvery pause between two looks for jobs past their retention
 * @param keepAnonymous how long jobs of the anonymous are kept after their end, pictures included
 * @param keepOwned how long jobs of users are kept after their end, pictures included
 */
@Validated
@ConfigurationProperties("atelier.generation.sweep")
record SweepProperties(
    @DefaultValue("1s") Duration every,
    @DefaultValue("5s") Duration permitGrace,
    @DefaultValue("30s") Duration permitPatience,
    @DefaultValue("1m") Duration retentionEvery,
    @DefaultValue("1h") Duration keepAnonymous,
    @DefaultValue("30d") Duration keepOwned) {}
