package io.atelier.gateway.ratelimit;

import io.atelier.platform.web.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The caller's bucket is empty: 429. */
final class QuotaExceeded extends ProblemException {

  private static final String TYPE =
      "https://iana.org/assignments/http-problem-types#quota-exceeded";

  QuotaExceeded(String policyName, Duration delay) {
    super(
        HttpStatus.TOO_MANY_REQUESTS,
        TYPE,
        "Too many requests",
        "The quota \"%s\" is used up. Try again in %d s."
            .formatted(policyName, RateLimitFields.seconds(delay)));
    header(HttpHeaders.RETRY_AFTER, Long.toString(RateLimitFields.seconds(delay)));
  }
}
