package io.atelier.platform.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The issuer's public keys by key id, read from its JWKS. An unknown key id causes one fetch for
 * all that ask, and not more than one in {@link #COOLDOWN}, so that forged ids cannot flood the
 * issuer. Known keys outlive an issuer that is away.
 */
final class SigningKeys {
  private static final Duration COOLDOWN = Duration.ofSeconds(5);
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration NOT_CACHED = Duration.ZERO;

  private final Mono<Snapshot> fetch;
  private final Clock clock;
  private volatile Snapshot known = new Snapshot(Map.of(), Instant.MIN);

  SigningKeys(WebClient http, URI jwks, Duration timeout, Clock clock) {
    this.clock = clock;
    var breaker = CircuitBreaker.ofDefaults("jwks");
    this.fetch =
        http.get()
            .uri(jwks)
            .retrieve()
            .bodyToMono(String.class)
            .timeout(timeout)
            .transformDeferred(CircuitBreakerOperator.of(breaker))
            .map(this::parse)
            .doOnNext(snapshot -> known = snapshot)
            .cache(snapshot -> COOLDOWN, failure -> NOT_CACHED, () -> NOT_CACHED);
  }

  /** The verifier for {@code keyId}; empty where the issuer has no such key. */
  Mono<JWSVerifier> verifier(String keyId) {
    Snapshot now = known;
    @Nullable JWSVerifier verifier = now.verifiers().get(keyId);
    if (verifier == null) {
      return fetch
          .onErrorMap(IdentityProblem.KeysUnavailable::new)
          .mapNotNull(s -> s.verifiers().get(keyId));
    }
    if (now.readAt().isAfter(clock.instant().minus(FRESH))) {
      return Mono.just(verifier);
    }
    return fetch.onErrorReturn(now).mapNotNull(s -> s.verifiers().get(keyId));
  }

  private Snapshot parse(String body) {
    try {
      Map<String, JWSVerifier> verifiers = new HashMap<>();
      for (JWK key : JWKSet.parse(body).getKeys()) {
        if (key instanceof ECKey ec) {
          verifiers.put(ec.getKeyID(), new ECDSAVerifier(ec));
        }
      }
      return new Snapshot(Map.copyOf(verifiers), clock.instant());
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException("The issuer's JWKS cannot be read", e);
    }
  }

  private record Snapshot(Map<String, JWSVerifier> verifiers, Instant readAt) {}
}
