package io.atelier.auth.token;

import io.atelier.auth.account.Account;
import io.atelier.auth.account.AccountResponse;

/**
 * @param expiresIn seconds until the access token ends
 */
record LoginResponse(
    String accessToken,
    String refreshToken,
    String tokenType,
    long expiresIn,
    AccountResponse user) {

  static LoginResponse from(TokenPair tokens, Account account) {
    return new LoginResponse(
        tokens.accessToken(),
        tokens.refreshToken(),
        "Bearer",
        tokens.expiresIn(),
        AccountResponse.from(account));
  }
}
