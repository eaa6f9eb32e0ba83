package io.atelier.auth.token;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param issuer {@code iss} of access tokens
 * @param audience {@code aud} of access tokens
 * @param accessLife how long an access token is good
 * @param refreshLife how long a session lives without a refresh
 * @param grace how long after a refresh the old token still gets the same successor
 * @param sweep pause between two removals of expired sessions
 */
@Validated
@ConfigurationProperties("atelier.auth.tokens")
record TokenProperties(
    @NotBlank String issuer,
    @NotBlank @DefaultValue("atelier") String audience,
    @DurationMin(seconds = 1) @DefaultValue("15m") Duration accessLife,
    @DurationMin(seconds = 1) @DefaultValue("30d") Duration refreshLife,
    @DurationMin(seconds = 0) @DefaultValue("30s") Duration grace,
    @DurationMin(seconds = 1) @DefaultValue("1h") Duration sweep) {}
