package io.atelier.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
  private final WorkQueue queue =
      WorkQueue.named("q").backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

  @Test
  void backoffDoublesUpToItsLimit() {
    assertThat(queue.backoffAfter(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(queue.backoffAfter(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(queue.backoffAfter(4)).isEqualTo(Duration.ofSeconds(8));
    assertThat(queue.backoffAfter(5)).isEqualTo(Duration.ofSeconds(10));
    assertThat(queue.backoffAfter(1_000_000)).isEqualTo(Duration.ofSeconds(10));
  }
}
