package io.atelier.generation.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class QueueLoadTest {
  @Test
  void expectsTheWaitingWorkDividedByThoseWhoDoIt() {
    assertThat(new QueueLoad(30, 1, 3, 0.5).expectedWait()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void expectsOneWorker_whileNoneHasBegun() {
    assertThat(new QueueLoad(4, 1, 0, 0.5).expectedWait()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void expectsNoWait_whenNothingWaits() {
    assertThat(new QueueLoad(0, 0, 3, 9).expectedWait()).isZero();
  }
}
