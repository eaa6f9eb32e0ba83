package io.atelier.generation.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.atelier.platform.web.OpenAiError;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/**
 * One event of a stream.
 *
 * @param partialImageIndex null once the picture is finished
 * @param createdAt seconds since 1970
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImageEvent(
    String type,
    String b64Json,
    @Nullable Integer partialImageIndex,
    long createdAt,
    String size,
    String quality,
    String background,
    String outputFormat) {

  /**
   * @param family {@code image_edit} or {@code image_generation}
   */
  static ServerSentEvent<Object> of(String family, ImagesRequest request, Made made, long now) {
    ImageEvent event =
        switch (made) {
          case Made.Partial partial ->
              new ImageEvent(
                  family + ".partial_image",
                  partial.base64(),
                  partial.number(),
                  now,
                  "auto",
                  "auto",
                  "auto",
                  "jpeg");
          case Made.Finished finished ->
              new ImageEvent(
                  family + ".completed",
                  Base64.getEncoder().encodeToString(finished.file()),
                  null,
                  now,
                  finished.width() + "x" + finished.height(),
                  "auto",
                  "auto",
                  request.outputFormat().toLowerCase(Locale.ROOT));
        };
    return ServerSentEvent.<Object>builder(event).event(event.type()).build();
  }

  /** What went wrong after the stream had begun. */
  static ServerSentEvent<Object> of(OpenAiError error) {
    return ServerSentEvent.<Object>builder(error).event("error").build();
  }
}
