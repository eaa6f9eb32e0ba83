package io.atelier.render.font.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FontBreakerTest {
  private final CircuitBreaker breaker = FontBreaker.breaker(Duration.ofSeconds(30));

  /** f is a call that fails, s one that succeeds. */
  @ParameterizedTest
  @CsvSource({
    "ff, CLOSED",
    "fff, OPEN",
    "ssff, CLOSED",
    "sfff, OPEN",
    "ssfff, OPEN",
    "sssfff, CLOSED",
    "sssffff, OPEN",
    "ssssssssssfffff, CLOSED"
  })
  void opensAtTheThirdFailure_ifFewerThanHalfSucceeded(String calls, State expected) {
    call(calls);

    assertThat(breaker.getState()).isEqualTo(expected);
  }

  @Test
  void closesAfterThreeProbes_andOpensAtTheFirstThatFails() {
    call("fff");
    breaker.transitionToHalfOpenState();
    call("ss");
    assertThat(breaker.getState()).isEqualTo(State.HALF_OPEN);
    call("s");
    assertThat(breaker.getState()).isEqualTo(State.CLOSED);

    call("fff");
    breaker.transitionToHalfOpenState();
    call("sf");
    assertThat(breaker.getState()).isEqualTo(State.OPEN);
  }

  @Test
  void letsThreeProbesThroughAtMost() {
    call("fff");
    breaker.transitionToHalfOpenState();

    for (int i = 0; i < 3; i++) {
      assertThat(breaker.tryAcquirePermission()).isTrue();
    }
    assertThat(breaker.tryAcquirePermission()).isFalse();
  }

  private void call(String calls) {
    for (char call : calls.toCharArray()) {
      breaker.acquirePermission();
      if (call == 's') {
        breaker.onSuccess(1, TimeUnit.MILLISECONDS);
      } else {
        breaker.onError(1, TimeUnit.MILLISECONDS, new IOException());
      }
    }
  }
}
