package io.atelier.gallery.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ImagePropertiesTest {

  @Test
  void bindsItsDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(new ImageProperties(25_000_000, List.of(640, 320), 90, 80, 2, 64, 2));
  }

  @Test
  void bindsEveryKey_widestThumbnailFirst() {
    Map<String, String> keys =
        Map.of(
            "atelier.gallery.images.max-pixels", "1000",
            "atelier.gallery.images.thumbnail-widths", "16,64,32",
            "atelier.gallery.images.quality", "50",
            "atelier.gallery.images.thumbnail-quality", "40",
            "atelier.gallery.images.intake-threads", "3",
            "atelier.gallery.images.intake-queue", "5",
            "atelier.gallery.images.render-threads", "7");

    assertThat(bind(keys))
        .isEqualTo(new ImageProperties(1000, List.of(64, 32, 16), 50, 40, 3, 5, 7));
  }

  private static ImageProperties bind(Map<String, String> keys) {
    return new Binder(new MapConfigurationPropertySource(keys))
        .bindOrCreate("atelier.gallery.images", ImageProperties.class);
  }
}
