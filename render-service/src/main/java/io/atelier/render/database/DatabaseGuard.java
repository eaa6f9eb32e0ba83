package io.atelier.render.database;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A deadline for every statement, then a circuit breaker; an outage is told as 503. Nothing is
 * repeated.
 */
@Component
public final class DatabaseGuard {
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final Duration OPEN_FOR = Duration.ofSeconds(2);
  private static final int CALLS_JUDGED = 20;

  private final Migration migration;
  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "postgresql",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(CALLS_JUDGED)
              .minimumNumberOfCalls(CALLS_JUDGED / 2)
              .waitDurationInOpenState(OPEN_FOR)
              .recordException(DatabaseGuard::isOutage)
              .build());

  DatabaseGuard(Migration migration) {
    this.migration = migration;
  }

  /** Guards a statement that gives at most one row. */
  public <T> Mono<T> one(Mono<T> statement) {
    return migration
        .done()
        .then(statement)
        .timeout(DEADLINE)
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .onErrorMap(DatabaseGuard::isOutage, DatabaseAway::new);
  }

  /** Guards a statement that gives many rows; the deadline is for all of them. */
  public <T> Flux<T> many(Flux<T> statement) {
    return one(statement.collectList()).flatMapIterable(rows -> rows);
  }

  private static boolean isOutage(Throwable failure) {
    return failure instanceof TimeoutException
        || failure instanceof CallNotPermittedException
        || failure instanceof Migration.NotDone
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof TransientDataAccessException
        || failure instanceof R2dbcException;
  }
}
