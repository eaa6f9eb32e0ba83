package io.atelier.auth.token;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param limit failed sign-ins that one address may have with one account within the window
 * @param window counted from the first failure
 */
@Validated
@ConfigurationProperties("atelier.auth.attempts")
record LoginAttemptProperties(
    @Min(1) @DefaultValue("10") int limit, @DefaultValue("15m") Duration window) {}
