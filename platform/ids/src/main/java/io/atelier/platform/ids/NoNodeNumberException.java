package io.atelier.platform.ids;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * No id can be made now: this process holds no node number, as Redis has been out of reach for a
 * whole lease. Told as 503.
 */
public final class NoNodeNumberException extends ProblemException {

  private static final long serialVersionUID = 1L;
  private static final String SECONDS = "5";

  NoNodeNumberException() {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        "no-ids",
        "Nothing new can be made at the moment",
        "The source of ids is not available. Try again shortly.");
    header(HttpHeaders.RETRY_AFTER, SECONDS);
  }
}
