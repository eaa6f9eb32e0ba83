package io.atelier.generation.webhook;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How programs are told of ended jobs.
 *
 * @param allowedHosts host names and addresses that may be called though they are not public, by
 *     plain HTTP too
 * @param perOwner webhooks an owner may have
 * @param atOnce calls under way at once
 * @param timeout of a call, name resolution and connecting included
 * @param attempts how often an event is sent before it is given up
 * @param firstBackoff pause after the first attempt; three times as long after each further one
 * @param maxBackoff longest pause
 */
@Validated
@ConfigurationProperties("atelier.generation.webhooks")
record WebhookProperties(
    @DefaultValue Set<String> allowedHosts,
    @DefaultValue("10") @Min(1) int perOwner,
    @DefaultValue("8") @Min(1) @Max(256) int atOnce,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("9") @Min(1) @Max(50) int attempts,
    @DefaultValue("5s") Duration firstBackoff,
    @DefaultValue("6h") Duration maxBackoff) {}
