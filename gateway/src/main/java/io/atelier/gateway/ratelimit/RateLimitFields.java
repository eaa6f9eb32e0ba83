package io.atelier.gateway.ratelimit;

import java.time.Duration;
import org.springframework.http.HttpHeaders;

/**
 * The RateLimit fields of draft-ietf-httpapi-ratelimit-headers-11. {@code t} is when the bucket is
 * full again, or, when it is empty, when a retry can pass.
 */
final class RateLimitFields {

  private RateLimitFields() {}

  static void set(HttpHeaders headers, Ask ask, Verdict verdict) {
    headers.set(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d"
            .formatted(ask.policyName(), ask.policy().burst(), seconds(ask.policy().window())));
    headers.set(
        "RateLimit",
        "\"%s\";r=%d;t=%d"
            .formatted(ask.policyName(), verdict.remaining(), seconds(verdict.delay())));
  }

  /** Whole seconds, rounded up, at least one. */
  static long seconds(Duration duration) {
    return Math.max(1, Math.ceilDiv(duration.toMillis(), 1000L));
  }
}
