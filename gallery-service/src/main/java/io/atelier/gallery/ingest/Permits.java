package io.atelier.gallery.ingest;

import io.atelier.platform.messaging.ConfirmingPublisher;
import io.atelier.platform.messaging.WorkQueue;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Publishes permits. While the broker is away rows wait, and the sweeper publishes for them later.
 */
@Component
final class Permits {

  private static final Logger log = LoggerFactory.getLogger(Permits.class);
  private static final String QUEUE = "upload_image";
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
  private static final int CALLS_JUDGED = 10;

  private final ConfirmingPublisher publisher;
  private final Duration timeout;
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "permits",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(CALLS_JUDGED)
              .minimumNumberOfCalls(CALLS_JUDGED / 2)
              .waitDurationInOpenState(Duration.ofSeconds(5))
              .build());

  Permits(ConfirmingPublisher publisher, IngestProperties properties) {
    this.publisher = publisher;
    this.timeout = properties.confirmTimeout();
  }

  static WorkQueue queue(IngestProperties properties) {
    return WorkQueue.named(QUEUE)
        .maxAttempts(properties.attempts())
        .backoff(properties.firstBackoff(), LONGEST_BACKOFF);
  }

  /** Completes in any case. */
  Mono<Void> publish(long uploadId) {
    return publisher
        .publish("", QUEUE, new Permit(uploadId))
        .timeout(timeout)
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .onErrorResume(failure -> postpone(uploadId, failure));
  }

  private static Mono<Void> postpone(long uploadId, Throwable failure) {
    log.atWarn()
        .addKeyValue("uploadId", uploadId)
        .log("permit not confirmed, the sweeper will publish another: {}", failure.toString());
    return Mono.empty();
  }
}
