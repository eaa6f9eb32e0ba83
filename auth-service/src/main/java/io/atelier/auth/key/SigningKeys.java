package io.atelier.auth.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The signing keys, read from the database now and then, so that instances follow each other's
 * rotations. The first instance ever makes the first key. Known keys outlive a database that is
 * away.
 */
@Component
public final class SigningKeys {

  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
  private static final Duration NOT_CACHED = Duration.ZERO;

  private final SigningKeyRepository repository;
  private final Clock clock;
  private final Mono<List<SigningKey>> keys;
  private volatile @Nullable List<SigningKey> known;

  SigningKeys(SigningKeyRepository repository, KeyProperties properties, Clock clock) {
    this.repository = repository;
    this.clock = clock;
    this.keys =
        Mono.defer(this::read)
            .doOnNext(read -> known = read)
            .onErrorResume(this::known)
            .cache(read -> properties.reread(), failure -> NOT_CACHED, () -> NOT_CACHED);
  }

  /** The key that new tokens are signed with. */
  public Mono<SigningKey> active() {
    return keys.map(all -> all.stream().filter(SigningKey::active).findFirst().orElseThrow());
  }

  /** What tokens are verified with: all keys, public parts only. */
  Mono<JWKSet> published() {
    return keys.map(
        all -> new JWKSet(all.stream().<JWK>map(key -> key.jwk().toPublicJWK()).toList()));
  }

  private Mono<List<SigningKey>> read() {
    return repository
        .findAll()
        .collectList()
        .filter(all -> all.stream().anyMatch(SigningKey::active))
        .switchIfEmpty(Mono.defer(this::makeFirst));
  }

  private Mono<List<SigningKey>> makeFirst() {
    return repository
        .insertIfNoneActive(SigningKey.generate(), clock.instant())
        .then(Mono.defer(() -> repository.findAll().collectList()));
  }

  private Mono<List<SigningKey>> known(Throwable failure) {
    List<SigningKey> before = known;
    if (before == null) {
      return Mono.error(failure);
    }
    log.warn(
        "Signing keys cannot be read again, going on with those known; keys={}", before, failure);
    return Mono.just(before);
  }
}
