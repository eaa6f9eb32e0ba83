package io.atelier.auth.token;

import io.atelier.auth.account.Account;
import java.util.List;
import java.util.UUID;

/**
 * A refresh family and whose it is.
 *
 * @param id the {@code sid} of its access tokens
 */
record Session(UUID id, long accountId, String username, List<String> roles) {

  static Session startedBy(Account account) {
    return new Session(UUID.randomUUID(), account.id(), account.username(), account.roles());
  }
}
