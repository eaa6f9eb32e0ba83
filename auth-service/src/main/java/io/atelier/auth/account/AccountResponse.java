package io.atelier.auth.account;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as its owner sees it.
 *
 * @param avatarUrl path below the gateway, null where there is no avatar
 */
public record AccountResponse(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
    String username,
    String email,
    List<String> roles,
    @Nullable String avatarUrl,
    Instant createdAt) {

  public static AccountResponse from(Account account) {
    return new AccountResponse(
        account.id(),
        account.username(),
        account.email(),
        account.roles(),
        account.avatarKey() == null ? null : "/api/v1/me/avatar",
        account.createdAt());
  }
}
