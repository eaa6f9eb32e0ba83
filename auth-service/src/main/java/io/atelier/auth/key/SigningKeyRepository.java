package io.atelier.auth.key;

import io.atelier.auth.remote.BackingService;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class SigningKeyRepository {

  private final DatabaseClient database;
  private final BackingService postgres;
  private final KeySeal seal;

  SigningKeyRepository(
      DatabaseClient database, @Qualifier("postgres") BackingService postgres, KeySeal seal) {
    this.database = database;
    this.postgres = postgres;
    this.seal = seal;
  }

  /** All keys, the newest first. */
  Flux<SigningKey> findAll() {
    return database
        .sql("select kid, sealed_jwk, active from signing_keys order by created_at desc")
        .map(this::key)
        .all()
        .transformDeferred(postgres::bounded);
  }

  /** Stores the active key unless there is one already. */
  Mono<Void> insertIfNoneActive(SigningKey key, Instant now) {
    return database
        .sql(
            """
            insert into signing_keys (kid, sealed_jwk, active, created_at)
            values (:kid, :sealedJwk, true, :now)
            on conflict do nothing
            """)
        .bind("kid", key.kid())
        .bind("sealedJwk", seal.seal(key.kid(), key.jwk().toJSONString()))
        .bind("now", now)
        .then()
        .transformDeferred(postgres::bounded);
  }

  private SigningKey key(Readable row) {
    String kid = row.get("kid", String.class);
    return SigningKey.parse(
        seal.open(kid, row.get("sealed_jwk", byte[].class)), row.get("active", Boolean.class));
  }
}
