package io.atelier.render.database;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** PostgreSQL does not answer, or its schema is not migrated yet: 503. */
final class DatabaseAway extends ProblemException {
  private static final String SECONDS = "5";

  DatabaseAway(Throwable cause) {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        "unavailable",
        "Not available at the moment",
        "Stored templates cannot be had at the moment. Try again shortly.",
        cause);
    header(HttpHeaders.RETRY_AFTER, SECONDS);
  }
}
