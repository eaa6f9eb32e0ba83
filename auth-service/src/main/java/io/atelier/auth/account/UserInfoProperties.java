package io.atelier.auth.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param ttl how long an account stays in the Redis cache
 */
@Validated
@ConfigurationProperties("atelier.auth.user-info")
record UserInfoProperties(@DefaultValue("10m") Duration ttl) {}
