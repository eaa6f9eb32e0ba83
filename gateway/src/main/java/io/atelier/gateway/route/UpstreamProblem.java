package io.atelier.gateway.route;

import io.atelier.platform.web.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Why a service behind the gateway gave no answer. */
sealed class UpstreamProblem extends ProblemException {

  private static final String RETRY_AFTER_SECONDS = "2";

  private UpstreamProblem(
      HttpStatus status, String slug, String title, String detail, Throwable cause) {
    super(status, slug, title, detail, cause);
  }

  static UpstreamProblem of(ApiRoute route, IOException broken) {
    return switch (broken) {
      case ConnectException _, UnknownHostException _ -> new Unavailable(route, broken);
      default -> new Broken(route, broken);
    };
  }

  /** It cannot be reached, or its circuit is open: 503. */
  static final class Unavailable extends UpstreamProblem {
    Unavailable(ApiRoute route, Throwable cause) {
      super(
          HttpStatus.SERVICE_UNAVAILABLE,
          "service-unavailable",
          "The service is not available at the moment",
          "The " + route.service() + " service cannot be reached. Try again shortly.",
          cause);
      header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
  }

  /** It hung up before it answered, so what became of the request is unknown: 502. */
  static final class Broken extends UpstreamProblem {
    Broken(ApiRoute route, Throwable cause) {
      super(
          HttpStatus.BAD_GATEWAY,
          "service-broke-off",
          "The service broke off",
          "The " + route.service() + " service ended the connection before it answered.",
          cause);
      header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
  }

  /** It did not answer within the route's deadline: 504. */
  static final class Late extends UpstreamProblem {
    Late(ApiRoute route, Throwable cause) {
      super(
          HttpStatus.GATEWAY_TIMEOUT,
          "service-timeout",
          "The service took too long",
          "The %s service did not answer within %d ms."
              .formatted(route.service(), route.timeout().toMillis()),
          cause);
    }
  }
}
