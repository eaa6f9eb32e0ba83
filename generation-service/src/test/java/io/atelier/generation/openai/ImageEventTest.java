package io.atelier.generation.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.image.ImageFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The events of a stream have the fields that OpenAI publishes. */
final class ImageEventTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private static final ImagesRequest REQUEST = ImagesRequest.of(Map.of("output_format", "webp"));

  @Test
  void showsAPictureInTheMaking() {
    var event = ImageEvent.of("image_edit", REQUEST, new Made.Partial(1, "QUJD"), 5);

    assertThat(event.event()).isEqualTo("image_edit.partial_image");
    assertThat(json(event))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "image_edit.partial_image", "b64_json": "QUJD", "partial_image_index": 1,
                 "created_at": 5, "size": "auto", "quality": "auto", "background": "auto",
                 "output_format": "jpeg"}
                """));
  }

  @Test
  void showsTheFinishedPicture() {
    var made = new Made.Finished(new byte[] {65, 66, 67}, ImageFormat.WEBP, 64, 48, "key");

    var event = ImageEvent.of("image_edit", REQUEST, made, 5);

    assertThat(event.event()).isEqualTo("image_edit.completed");
    assertThat(json(event))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "image_edit.completed", "b64_json": "QUJD", "created_at": 5,
                 "size": "64x48", "quality": "auto", "background": "auto", "output_format": "webp"}
                """));
  }

  private static JsonNode json(ServerSentEvent<Object> event) {
    return JSON.readTree(JSON.writeValueAsString(event.data()));
  }
}
