package io.atelier.platform.live;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param historySize events kept per owner; Redis may keep some more, never fewer
 * @param historyLife how long an owner's events stay after the latest of them
 * @param timeout how long one Redis call may take
 */
@Validated
@ConfigurationProperties("atelier.live")
public record LiveProperties(
    @DefaultValue("500") @Min(1) @Max(10_000) int historySize,
    @DefaultValue("1h") @NotNull Duration historyLife,
    @DefaultValue("2s") @NotNull Duration timeout) {}
