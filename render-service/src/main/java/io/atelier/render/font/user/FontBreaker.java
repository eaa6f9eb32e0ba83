package io.atelier.render.font.user;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnErrorEvent;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The circuit breaker {@code font-loader}: opens at the third failure among the last calls if fewer
 * than half of them succeeded, lets three probes through after 30 seconds, and closes when all
 * three succeed.
 */
@Configuration(proxyBeanMethods = false)
class FontBreaker {
  private static final Logger log = LoggerFactory.getLogger(FontBreaker.class);
  private static final Duration OPEN_FOR = Duration.ofSeconds(30);
  private static final int PROBES = 3;
  private static final int FAILURES_BORNE = 2;
  private static final int CALLS_JUDGED = 20;

  /**
   * Resilience4j's own rule knows a share only, no least number of failures: it is put out of play.
   */
  private static final float NEVER_BY_SHARE_ALONE = 100;

  @Bean
  CircuitBreaker fontLoaderBreaker() {
    return breaker(OPEN_FOR);
  }

  static CircuitBreaker breaker(Duration openFor) {
    CircuitBreaker breaker =
        CircuitBreaker.of(
            "font-loader",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(CALLS_JUDGED)
                .minimumNumberOfCalls(CALLS_JUDGED)
                .failureRateThreshold(NEVER_BY_SHARE_ALONE)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .waitDurationInOpenState(openFor)
                .build());
    breaker.getEventPublisher().onError(event -> judge(breaker, event));
    breaker.getEventPublisher().onStateTransition(FontBreaker::tell);
    return breaker;
  }

  /** The event comes before its failure is counted. */
  private static void judge(CircuitBreaker breaker, CircuitBreakerOnErrorEvent event) {
    int failed = breaker.getMetrics().getNumberOfFailedCalls() + 1;
    int succeeded = breaker.getMetrics().getNumberOfSuccessfulCalls();
    boolean tooMany = failed > FAILURES_BORNE && succeeded < failed;
    if (breaker.getState() == State.HALF_OPEN || (breaker.getState() == State.CLOSED && tooMany)) {
      breaker.transitionToOpenState();
    }
  }

  private static void tell(CircuitBreakerOnStateTransitionEvent event) {
    log.atWarn()
        .addKeyValue("breaker", event.getCircuitBreakerName())
        .addKeyValue("from", event.getStateTransition().getFromState())
        .addKeyValue("to", event.getStateTransition().getToState())
        .log("the circuit breaker changed its state");
  }
}
