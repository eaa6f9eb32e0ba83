package io.atelier.gateway.route;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The request body is larger than its route takes: 413. */
final class BodyTooLarge extends ProblemException {

  BodyTooLarge(long limit) {
    super(
        HttpStatus.CONTENT_TOO_LARGE,
        "body-too-large",
        "The body is too large",
        "This route takes bodies of up to " + limit + " bytes.");
    // The rest of the body stays unread, so the connection cannot carry another request.
    header(HttpHeaders.CONNECTION, "close");
  }
}
