package io.atelier.render.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RenderPropertiesTest {
  @Test
  void bindsDefaults() {
    var properties = bind(Map.of());

    assertThat(properties.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(properties.queue()).isEqualTo(256);
    assertThat(properties.deadline()).isEqualTo(Duration.ofSeconds(5));
    assertThat(properties.maxAge()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void bindsEveryKey() {
    var properties =
        bind(
            Map.of(
                "atelier.render.threads", "3",
                "atelier.render.queue", "7",
                "atelier.render.deadline", "2s",
                "atelier.render.max-age", "10m"));

    assertThat(properties)
        .isEqualTo(new RenderProperties(3, 7, Duration.ofSeconds(2), Duration.ofMinutes(10)));
  }

  private static RenderProperties bind(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("atelier.render", RenderProperties.class);
  }
}
