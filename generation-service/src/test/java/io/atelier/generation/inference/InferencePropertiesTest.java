package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class InferencePropertiesTest {

  @Test
  void hasDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new InferenceProperties(
                0,
                64,
                Duration.ofSeconds(30),
                Duration.ofSeconds(110),
                DataSize.ofGigabytes(3),
                50_000_000,
                2,
                200,
                92));
  }

  @Test
  void bindsEveryKey() {
    Map<String, String> all =
        Map.of(
            "workers", "3",
            "queue", "5",
            "deadline", "9s",
            "full-deadline", "50s",
            "model-memory", "7MB",
            "max-pixels", "1000",
            "enlargement", "1",
            "drift-window", "9",
            "quality", "70");

    assertThat(bind(all))
        .isEqualTo(
            new InferenceProperties(
                3,
                5,
                Duration.ofSeconds(9),
                Duration.ofSeconds(50),
                DataSize.ofMegabytes(7),
                1000,
                1,
                9,
                70));
  }

  private static InferenceProperties bind(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("", InferenceProperties.class);
  }
}
