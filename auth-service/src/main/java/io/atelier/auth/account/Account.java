package io.atelier.auth.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone who can sign in.
 *
 * @param id snowflake
 * @param username as written at sign-up; unique without regard to case
 * @param email as written at sign-up; unique without regard to case
 * @param avatarKey object key of the avatar, null where there is none
 */
public record Account(
    long id,
    String username,
    String email,
    List<String> roles,
    @Nullable String avatarKey,
    Instant createdAt) {

  public Account {
    roles = List.copyOf(roles);
  }
}
