package io.atelier.auth.key;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Ready once tokens can be signed; else tells why not, such as keys stored under another secret.
 */
@Component
final class SigningKeysHealthIndicator extends AbstractReactiveHealthIndicator {

  private final SigningKeys keys;

  SigningKeysHealthIndicator(SigningKeys keys) {
    super("Tokens cannot be signed");
    this.keys = keys;
  }

  @Override
  protected Mono<Health> doHealthCheck(Health.Builder builder) {
    return keys.active().map(key -> builder.up().withDetail("kid", key.kid()).build());
  }
}
