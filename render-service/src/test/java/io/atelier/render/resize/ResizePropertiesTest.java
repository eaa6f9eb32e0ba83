package io.atelier.render.resize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class ResizePropertiesTest {
  @Test
  void hasDefaults() {
    ResizeProperties bound = bind(Map.of());

    assertThat(bound)
        .isEqualTo(
            new ResizeProperties(
                Runtime.getRuntime().availableProcessors(),
                256,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                DataSize.ofMegabytes(20),
                40_000_000));
  }

  @Test
  void bindsEveryKey() {
    ResizeProperties bound =
        bind(
            Map.of(
                "atelier.render.resize.threads", "3",
                "atelier.render.resize.queue", "4",
                "atelier.render.resize.deadline", "5s",
                "atelier.render.resize.arrival", "6s",
                "atelier.render.resize.max-file", "7KB",
                "atelier.render.resize.max-pixels", "8"));

    assertThat(bound)
        .isEqualTo(
            new ResizeProperties(
                3, 4, Duration.ofSeconds(5), Duration.ofSeconds(6), DataSize.ofKilobytes(7), 8));
  }

  private static ResizeProperties bind(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("atelier.render.resize", ResizeProperties.class);
  }
}
