package io.atelier.platform.objectstore;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * How a call to S3 may fail: a deadline for each attempt, then the circuit breaker, then a few
 * attempts.
 */
final class RemoteCallPolicy {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration OPEN_FOR = Duration.ofSeconds(5);
  private static final int CALLS_JUDGED = 20;
  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Duration timeout;
  private final CircuitBreaker breaker;
  private final Retry retry;

  RemoteCallPolicy(Duration timeout, int attempts) {
    this.timeout = timeout;
    this.breaker =
        CircuitBreaker.of(
            "object-store",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(CALLS_JUDGED)
                .minimumNumberOfCalls(CALLS_JUDGED / 2)
                .waitDurationInOpenState(OPEN_FOR)
                .recordException(RemoteCallPolicy::isOutage)
                .build());
    this.retry =
        Retry.of(
            "object-store",
            RetryConfig.custom()
                .maxAttempts(attempts)
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE))
                .retryOnException(e -> isOutage(e) && !(e instanceof CallNotPermittedException))
                .build());
  }

  <T> Mono<T> apply(Supplier<CompletableFuture<T>> call) {
    return Mono.fromFuture(call)
        .timeout(timeout)
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .transformDeferred(RetryOperator.of(retry));
  }

  /** What S3 answers about a request itself, such as an absent key, is no sign of trouble. */
  private static boolean isOutage(Throwable failure) {
    return !(failure instanceof S3Exception answer)
        || answer.statusCode() >= SERVER_ERROR
        || answer.statusCode() == TOO_MANY_REQUESTS;
  }
}
