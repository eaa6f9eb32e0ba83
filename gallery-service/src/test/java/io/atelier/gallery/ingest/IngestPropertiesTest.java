package io.atelier.gallery.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IngestPropertiesTest {

  @Test
  void bindsItsDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new IngestProperties(
                2,
                4,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Duration.ofSeconds(5),
                Duration.ofHours(24)));
  }

  @Test
  void bindsEveryKey() {
    Map<String, String> keys =
        Map.of(
            "atelier.gallery.ingest.concurrency", "9",
            "atelier.gallery.ingest.attempts", "8",
            "atelier.gallery.ingest.first-backoff", "7s",
            "atelier.gallery.ingest.confirm-timeout", "6s",
            "atelier.gallery.ingest.permit-after", "5s",
            "atelier.gallery.ingest.lease", "4s",
            "atelier.gallery.ingest.sweep-every", "3s",
            "atelier.gallery.ingest.give-up-after", "2s");

    assertThat(bind(keys))
        .isEqualTo(
            new IngestProperties(
                9,
                8,
                Duration.ofSeconds(7),
                Duration.ofSeconds(6),
                Duration.ofSeconds(5),
                Duration.ofSeconds(4),
                Duration.ofSeconds(3),
                Duration.ofSeconds(2)));
  }

  private static IngestProperties bind(Map<String, String> keys) {
    return new Binder(new MapConfigurationPropertySource(keys))
        .bindOrCreate("atelier.gallery.ingest", IngestProperties.class);
  }
}
