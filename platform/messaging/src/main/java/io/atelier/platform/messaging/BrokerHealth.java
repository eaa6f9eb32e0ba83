package io.atelier.platform.messaging;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Whether the broker answers. Says it in {@code /actuator/health} only: work is accepted while it
 * is away.
 */
final class BrokerHealth implements ReactiveHealthIndicator {
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final Broker broker;

  BrokerHealth(Broker broker) {
    this.broker = broker;
  }

  @Override
  public Mono<Health> health() {
    return broker
        .connection()
        .map(
            connection ->
                Health.up()
                    .withDetail(
                        "product", String.valueOf(connection.getServerProperties().get("product")))
                    .build())
        .timeout(DEADLINE)
        .onErrorResume(
            away -> Mono.just(Health.down().withDetail("error", away.toString()).build()));
  }
}
