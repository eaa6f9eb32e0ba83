package io.atelier.platform.messaging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param url {@code amqp://user:password@host:port/vhost}; an empty vhost means {@code /}
 * @param confirmTimeout how long a publisher waits for the broker's confirm
 * @param connectTimeout deadline of opening a connection, and of each call on a channel
 * @param maxUnconfirmed how many messages may wait for their confirm; more are refused
 */
@Validated
@ConfigurationProperties("atelier.messaging")
public record MessagingProperties(
    @NotBlank String url,
    @DefaultValue("10s") Duration confirmTimeout,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("4096") @Min(1) @Max(65536) int maxUnconfirmed) {}
