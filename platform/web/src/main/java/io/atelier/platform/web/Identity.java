package io.atelier.platform.web;

import java.time.Instant;
import java.util.Set;

/**
 * The verified caller of a request. A handler method that declares a parameter of this type
 * receives it.
 *
 * @param userId snowflake id of the account
 * @param username name at the time the token was signed
 * @param roles roles granted, such as {@code user} or {@code admin}
 * @param sessionId refresh family the token belongs to
 * @param tokenId the token's own id
 * @param expiresAt when the token ends
 */
public record Identity(
    long userId,
    String username,
    Set<String> roles,
    String sessionId,
    String tokenId,
    Instant expiresAt) {
  static final String ATTRIBUTE = Identity.class.getName();

  public Identity {
    roles = Set.copyOf(roles);
  }

  /** Who owns what this caller makes: {@code user:<id>}. */
  public String owner() {
    return "user:" + userId;
  }
}
