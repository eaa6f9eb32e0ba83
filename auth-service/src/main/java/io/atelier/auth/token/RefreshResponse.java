package io.atelier.auth.token;

/**
 * The new tokens twice: some clients read them at the top, as refreshing was first published,
 * others under {@code data}, as everywhere else.
 */
record RefreshResponse(
    String accessToken, String refreshToken, String tokenType, long expiresIn, Tokens data) {

  record Tokens(String accessToken, String refreshToken, String tokenType, long expiresIn) {}

  static RefreshResponse from(TokenPair pair) {
    var tokens = new Tokens(pair.accessToken(), pair.refreshToken(), "Bearer", pair.expiresIn());
    return new RefreshResponse(
        tokens.accessToken(),
        tokens.refreshToken(),
        tokens.tokenType(),
        tokens.expiresIn(),
        tokens);
  }
}
