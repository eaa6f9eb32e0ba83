package io.atelier.auth.token;

import io.atelier.platform.web.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Why someone cannot sign in or stay signed in. */
abstract sealed class TokenProblem extends ProblemException {

  private static final String CHALLENGE = "Bearer realm=\"atelier\"";

  private TokenProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** 401; the same for an unknown username and a wrong password. */
  static final class BadCredentials extends TokenProblem {
    BadCredentials() {
      super(
          HttpStatus.UNAUTHORIZED,
          "bad-credentials",
          "Signing in failed",
          "The username or the password is wrong.");
      header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
  }

  /** 401; the same for unknown, expired, revoked and replayed tokens. */
  static final class RefreshTokenInvalid extends TokenProblem {
    RefreshTokenInvalid() {
      super(
          HttpStatus.UNAUTHORIZED,
          "refresh-token-invalid",
          "The refresh token is not valid",
          "The session has ended. Sign in again.");
      header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
  }

  /** 429. */
  static final class TooManyAttempts extends TokenProblem {
    TooManyAttempts(Duration wait) {
      super(
          HttpStatus.TOO_MANY_REQUESTS,
          "too-many-attempts",
          "Too many failed sign-ins",
          "Signing in to this account from this address is blocked for a while.");
      header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds() + 1)));
    }
  }
}
