package io.atelier.auth.remote;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A backing service does not answer, or not in time: 503. */
final class BackingServiceProblem extends ProblemException {

  private static final String SECONDS = "2";

  BackingServiceProblem(Throwable cause) {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        "unavailable",
        "Not available at the moment",
        "Something this service depends on does not answer. Try again shortly.",
        cause);
    header(HttpHeaders.RETRY_AFTER, SECONDS);
  }
}
