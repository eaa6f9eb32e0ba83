package io.atelier.auth.account;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who has the role {@code admin}. Addresses are not verified at sign-up, so only an account that is
 * there can be given it, by somebody who knows whose it is.
 */
final class Administrators {

  private static final String RETURNING =
      " where email_key = :email returning username || '  ' || email as account";

  private final DatabaseClient database;

  Administrators(DatabaseClient database) {
    this.database = database;
  }

  /** Each as {@code username email}. */
  Flux<String> all() {
    return database
        .sql(
            """
            select username || '  ' || email as account
            from accounts where 'admin' = any (roles) order by username_key
            """)
        .mapValue(String.class)
        .all();
  }

  /** The account that has the role from its next token on; empty if there is no such account. */
  Mono<String> grant(String email) {
    return change(
        "update accounts set roles = array_append(array_remove(roles, 'admin'), 'admin')", email);
  }

  /** The account that has no token with the role any more in 15 minutes; empty if there is none. */
  Mono<String> revoke(String email) {
    return change("update accounts set roles = array_remove(roles, 'admin')", email);
  }

  private Mono<String> change(String update, String email) {
    return database
        .sql(update + RETURNING)
        .bind("email", LookupKey.of(email))
        .mapValue(String.class)
        .one();
  }
}
