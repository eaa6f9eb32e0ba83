package io.atelier.auth.remote;

import io.atelier.platform.web.ProblemException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bounds the calls to one backing service: a deadline for each, and a circuit breaker over all of
 * them.
 */
public final class BackingService {

  private static final int CALLS_JUDGED = 20;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Duration deadline;
  private final CircuitBreaker breaker;

  public BackingService(String name, Duration deadline) {
    this.deadline = deadline;
    this.breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(CALLS_JUDGED)
                .minimumNumberOfCalls(CALLS_JUDGED / 2)
                .waitDurationInOpenState(PAUSE)
                // Answers, not failures.
                .ignoreExceptions(DataIntegrityViolationException.class, ProblemException.class)
                .build());
  }

  /**
   * For {@code transformDeferred}: errors with a 503 problem where the service is away or late, at
   * once while the circuit is open.
   */
  public <T> Mono<T> bounded(Mono<T> call) {
    return call.timeout(deadline)
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .onErrorMap(BackingService::isOutage, BackingServiceProblem::new);
  }

  /** As above; the deadline is for the last element. */
  public <T> Flux<T> bounded(Flux<T> call) {
    return bounded(call.collectList()).flatMapIterable(all -> all);
  }

  private static boolean isOutage(Throwable failure) {
    return failure instanceof TimeoutException
        || failure instanceof CallNotPermittedException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof TransientDataAccessException;
  }
}
