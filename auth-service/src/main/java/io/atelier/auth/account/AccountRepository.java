package io.atelier.auth.account;

import io.atelier.auth.remote.BackingService;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class AccountRepository {

  private final DatabaseClient database;
  private final BackingService postgres;

  AccountRepository(DatabaseClient database, @Qualifier("postgres") BackingService postgres) {
    this.database = database;
    this.postgres = postgres;
  }

  /**
   * Says {@code false} and changes nothing where another account has the username or the address.
   */
  Mono<Boolean> insert(Credentials made) {
    Account account = made.account();
    return database
        .sql(
            """
            insert into accounts
              (id, username, username_key, email, email_key, password_hash, roles, avatar_key, created_at)
            values
              (:id, :username, :usernameKey, :email, :emailKey, :passwordHash, :roles, :avatarKey, :createdAt)
            on conflict do nothing
            """)
        .bind("id", account.id())
        .bind("username", account.username())
        .bind("usernameKey", LookupKey.of(account.username()))
        .bind("email", account.email())
        .bind("emailKey", LookupKey.of(account.email()))
        .bind("passwordHash", made.passwordHash())
        .bind("roles", account.roles().toArray(String[]::new))
        .bind("avatarKey", Parameters.in(R2dbcType.VARCHAR, account.avatarKey()))
        .bind("createdAt", account.createdAt())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1)
        .transformDeferred(postgres::bounded);
  }

  Mono<Availability> availability(Account wanted) {
    return database
        .sql(
            """
            select exists (select from accounts where username_key = :usernameKey) username_taken,
                   exists (select from accounts where email_key = :emailKey) email_taken
            """)
        .bind("usernameKey", LookupKey.of(wanted.username()))
        .bind("emailKey", LookupKey.of(wanted.email()))
        .map(
            row ->
                new Availability(
                    row.get("username_taken", Boolean.class),
                    row.get("email_taken", Boolean.class)))
        .one()
        .transformDeferred(postgres::bounded);
  }

  Mono<Account> findById(long id) {
    return database
        .sql(
            "select id, username, email, roles, avatar_key, created_at from accounts where id = :id")
        .bind("id", id)
        .map(AccountRepository::account)
        .one()
        .transformDeferred(postgres::bounded);
  }

  Mono<Credentials> findByUsername(String usernameKey) {
    return database
        .sql(
            """
            select id, username, email, roles, avatar_key, created_at, password_hash
            from accounts where username_key = :usernameKey
            """)
        .bind("usernameKey", usernameKey)
        .map(row -> new Credentials(account(row), row.get("password_hash", String.class)))
        .one()
        .transformDeferred(postgres::bounded);
  }

  private static Account account(Readable row) {
    return new Account(
        row.get("id", Long.class),
        row.get("username", String.class),
        row.get("email", String.class),
        List.of(row.get("roles", String[].class)),
        row.get("avatar_key", String.class),
        row.get("created_at", Instant.class));
  }
}
