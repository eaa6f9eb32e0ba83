package io.atelier.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Why a caller could not be identified. */
public sealed class IdentityProblem extends ProblemException {
  private IdentityProblem(
      HttpStatus status, String slug, String title, String detail, @Nullable Throwable cause) {
    super(status, slug, title, detail, cause);
  }

  /** No access token came with the request: 401. */
  public static final class TokenMissing extends IdentityProblem {
    public TokenMissing() {
      super(
          HttpStatus.UNAUTHORIZED,
          "token-missing",
          "An access token is needed",
          "Send the access token as 'Authorization: Bearer …'.",
          null);
      header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"atelier\"");
    }
  }

  /** The access token is malformed, forged, expired or revoked: 401. */
  public static final class TokenInvalid extends IdentityProblem {
    public TokenInvalid(String detail) {
      super(
          HttpStatus.UNAUTHORIZED, "token-invalid", "The access token is not valid", detail, null);
      header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"atelier\", error=\"invalid_token\"");
    }
  }

  /** The keys that tokens are checked with cannot be had: 503. */
  public static final class KeysUnavailable extends IdentityProblem {
    public KeysUnavailable(Throwable cause) {
      super(
          HttpStatus.SERVICE_UNAVAILABLE,
          "keys-unavailable",
          "Tokens cannot be checked at the moment",
          "The signing keys cannot be fetched. Try again shortly.",
          cause);
      header(HttpHeaders.RETRY_AFTER, "2");
    }
  }
}
