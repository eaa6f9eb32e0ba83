package io.atelier.generation.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class QueueLoadTest {
  private static final QueueLoad LOAD = new QueueLoad(300, 150, 20, 2, 12, 3);

  @Test
  void expectsTheWorkBeforeOne_dividedByTheRateMeasured() {
    assertThat(LOAD.expectedWait()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void asksToComeBack_whenThereShouldBeRoom() {
    var mine = new JobProblem.TooManyJobs(LOAD, 20);
    var all = new JobProblem.QueueTooDeep(LOAD);

    assertThat(mine.headers().getFirst("Retry-After")).isEqualTo("1"); // 2 / 3 s
    assertThat(all.headers().getFirst("Retry-After")).isEqualTo("6"); // a tenth of 150 / 3 s
    assertThat(all.detail()).contains("300 jobs", "50 s");
  }
}
