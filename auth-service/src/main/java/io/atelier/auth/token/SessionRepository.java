package io.atelier.auth.token;

import io.atelier.auth.remote.BackingService;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Refresh families and their tokens. Each change is one statement, so it happens whole and once.
 */
@Component
final class SessionRepository {

  private static final int SWEPT_AT_ONCE = 1_000;

  private final DatabaseClient database;
  private final BackingService postgres;

  SessionRepository(DatabaseClient database, @Qualifier("postgres") BackingService postgres) {
    this.database = database;
    this.postgres = postgres;
  }

  Mono<Void> open(Session session, RefreshToken token, Instant now, Instant end) {
    return database
        .sql(
            """
            with family as (
              insert into refresh_families (id, account_id, created_at, expires_at)
              values (:id, :accountId, :now, :end)
              returning id)
            insert into refresh_tokens (digest, family_id, issued_at, expires_at)
            select :digest, id, :now, :end from family
            """)
        .bind("id", session.id())
        .bind("accountId", session.accountId())
        .bind("digest", token.digest())
        .bind("now", now)
        .bind("end", end)
        .then()
        .transformDeferred(postgres::bounded);
  }

  /**
   * Replaces a token that is good by its successor; empty where it is not good or another was
   * faster.
   */
  Mono<Session> rotate(RefreshToken presented, RefreshToken successor, Instant now, Instant end) {
    return database
        .sql(
            """
            with used as (
              update refresh_tokens t set rotated_at = :now
              from refresh_families f
              where t.digest = :presented and t.rotated_at is null and t.expires_at > :now
                and f.id = t.family_id and f.revoked_at is null
              returning t.family_id),
            successor as (
              insert into refresh_tokens (digest, family_id, issued_at, expires_at)
              select :successor, family_id, :now, :end from used),
            extended as (
              update refresh_families set expires_at = :end
              where id in (select family_id from used))
            select f.id, a.id account_id, a.username, a.roles
            from used
            join refresh_families f on f.id = used.family_id
            join accounts a on a.id = f.account_id
            """)
        .bind("presented", presented.digest())
        .bind("successor", successor.digest())
        .bind("now", now)
        .bind("end", end)
        .map(SessionRepository::session)
        .one()
        .transformDeferred(postgres::bounded);
  }

  /** Empty where the token is unknown. */
  Mono<PastToken> find(RefreshToken presented, Instant now) {
    return database
        .sql(
            """
            select f.id, a.id account_id, a.username, a.roles, t.rotated_at,
                   t.expires_at > :now and f.revoked_at is null alive
            from refresh_tokens t
            join refresh_families f on f.id = t.family_id
            join accounts a on a.id = f.account_id
            where t.digest = :presented
            """)
        .bind("presented", presented.digest())
        .bind("now", now)
        .map(SessionRepository::pastToken)
        .one()
        .transformDeferred(postgres::bounded);
  }

  /** Says whether this call was the one that ended the session. */
  Mono<Boolean> revoke(UUID session, Instant now) {
    return database
        .sql("update refresh_families set revoked_at = :now where id = :id and revoked_at is null")
        .bind("id", session)
        .bind("now", now)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1)
        .transformDeferred(postgres::bounded);
  }

  /** Removes some of what has expired and says how much; 0 when there is no more. */
  Mono<Long> sweep(Instant now) {
    return delete("refresh_families", "id", now)
        .zipWhen(families -> delete("refresh_tokens", "digest", now), Long::sum);
  }

  private Mono<Long> delete(String table, String key, Instant now) {
    return database
        .sql(
            """
            delete from %1$s where %2$s in (
              select %2$s from %1$s where expires_at < :now limit %3$d for update skip locked)
            """
                .formatted(table, key, SWEPT_AT_ONCE))
        .bind("now", now)
        .fetch()
        .rowsUpdated()
        .transformDeferred(postgres::bounded);
  }

  private static Session session(Readable row) {
    return new Session(
        row.get("id", UUID.class),
        row.get("account_id", Long.class),
        row.get("username", String.class),
        List.of(row.get("roles", String[].class)));
  }

  private static PastToken pastToken(Readable row) {
    return new PastToken(
        session(row), row.get("alive", Boolean.class), row.get("rotated_at", Instant.class));
  }
}
