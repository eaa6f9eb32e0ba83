package io.atelier.gateway.live;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param heartbeat how often a connection is pinged
 * @param readDeadline how long a socket may stay silent, pongs included, before it is closed
 * @param backlog unsent bytes a connection may pile up before it is closed
 * @param connectionsPerUser open connections one user may have on this gateway
 * @param connections open connections this gateway takes
 * @param maxMessage largest message a client may send
 */
@Validated
@ConfigurationProperties("atelier.gateway.live")
record LiveEdgeProperties(
    @DefaultValue("30s") Duration heartbeat,
    @DefaultValue("60s") Duration readDeadline,
    @DefaultValue("256KB") DataSize backlog,
    @DefaultValue("20") @Positive int connectionsPerUser,
    @DefaultValue("15000") @Positive int connections,
    @DefaultValue("4KB") DataSize maxMessage) {}
