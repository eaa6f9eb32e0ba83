package io.atelier.generation.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class WorkPropertiesTest {
  @Test
  void hasDefaults() {
    var work = bind(Map.of(), "atelier.generation.work", WorkProperties.class);
    var sweep = bind(Map.of(), "atelier.generation.sweep", SweepProperties.class);

    assertThat(work.lease()).isEqualTo(Duration.ofSeconds(30));
    assertThat(work.renewEvery()).isEqualTo(Duration.ofSeconds(10));
    assertThat(work.maxAttempts()).isEqualTo(3);
    assertThat(sweep.keepAnonymous()).isEqualTo(Duration.ofHours(1));
    assertThat(sweep.keepOwned()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void bindsEveryKey() {
    var work =
        bind(
            Map.of(
                "w.spare-hands", "2",
                "w.lease", "9s",
                "w.job-timeout", "1m",
                "w.store-timeout", "3s",
                "w.max-attempts", "5",
                "w.first-backoff", "1s",
                "w.max-backoff", "4s",
                "w.lane-patience", "1h"),
            "w",
            WorkProperties.class);

    assertThat(work)
        .isEqualTo(
            new WorkProperties(
                2,
                Duration.ofSeconds(9),
                Duration.ofMinutes(1),
                Duration.ofSeconds(3),
                5,
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                Duration.ofHours(1)));
  }

  @Test
  void doublesThePauseAfterEachAttempt_upToTheLongest() {
    var work =
        bind(Map.of("w.first-backoff", "1s", "w.max-backoff", "3s"), "w", WorkProperties.class);

    assertThat(work.backoffAfter(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(work.backoffAfter(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(work.backoffAfter(3)).isEqualTo(Duration.ofSeconds(3));
    assertThat(work.backoffAfter(100)).isEqualTo(Duration.ofSeconds(3));
  }

  private static <T> T bind(Map<String, String> settings, String prefix, Class<T> type) {
    return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
  }
}
