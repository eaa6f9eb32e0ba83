package io.atelier.gateway.live;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Why a live connection is not opened. */
sealed class LiveProblem extends ProblemException {

  private static final String RETRY_AFTER_SECONDS = "30";

  private LiveProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
    header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
  }

  /** The user has as many connections as he may: 429. */
  static final class TooManyConnections extends LiveProblem {
    TooManyConnections(int allowed) {
      super(
          HttpStatus.TOO_MANY_REQUESTS,
          "too-many-connections",
          "Too many live connections",
          "A user may hold " + allowed + " live connections; close one first.");
    }
  }

  /** This gateway holds as many connections as it can: 503. */
  static final class GatewayFull extends LiveProblem {
    GatewayFull() {
      super(
          HttpStatus.SERVICE_UNAVAILABLE,
          "gateway-full",
          "No room for another live connection",
          "This gateway holds as many live connections as it can. Try again shortly.");
    }
  }
}
