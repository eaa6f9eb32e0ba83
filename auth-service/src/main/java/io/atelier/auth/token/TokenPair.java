package io.atelier.auth.token;

/**
 * What a client keeps of a session.
 *
 * @param expiresIn seconds until the access token ends
 */
record TokenPair(String accessToken, String refreshToken, long expiresIn) {

  @Override
  public String toString() {
    return "TokenPair";
  }
}
