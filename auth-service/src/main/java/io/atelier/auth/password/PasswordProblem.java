package io.atelier.auth.password;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** More passwords wait to be hashed than this service takes on: 503. */
final class PasswordProblem extends ProblemException {

  private static final String SECONDS_TO_DRAIN = "2";

  PasswordProblem() {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        "too-busy",
        "Too busy at the moment",
        "Too many sign-ins and sign-ups at once. Try again shortly.");
    header(HttpHeaders.RETRY_AFTER, SECONDS_TO_DRAIN);
  }
}
