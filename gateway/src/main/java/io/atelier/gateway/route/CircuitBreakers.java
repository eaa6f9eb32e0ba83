package io.atelier.gateway.route;

import io.atelier.platform.web.ProblemException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * One circuit breaker per service. Only silence opens it (no connection, hung up, too late); an
 * answer of any status is an answer.
 */
@Component
final class CircuitBreakers {

  private static final int WINDOW = 20;
  private static final Duration OPEN_FOR = Duration.ofSeconds(2);
  private static final int PROBES = 3;

  private final CircuitBreakerRegistry registry =
      CircuitBreakerRegistry.of(
          CircuitBreakerConfig.custom()
              .slidingWindowSize(WINDOW)
              .minimumNumberOfCalls(WINDOW / 2)
              .failureRateThreshold(50)
              .waitDurationInOpenState(OPEN_FOR)
              .permittedNumberOfCallsInHalfOpenState(PROBES)
              .ignoreException(ProblemException.class::isInstance)
              .build());

  CircuitBreaker of(String service) {
    return registry.circuitBreaker(service);
  }
}
