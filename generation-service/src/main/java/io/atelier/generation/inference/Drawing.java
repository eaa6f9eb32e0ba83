package io.atelier.generation.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.atelier.generation.diffusion.Sampler;
import io.atelier.generation.model.DiffusionSettings;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a picture is drawn out of noise; what is null is as the model's manifest has it.
 *
 * @param negativePrompt what shall not be in the picture
 * @param steps of the whole way from noise
 * @param guidance how hard the words are followed, 1 and more
 * @param imageGuidance how hard the photo is kept to, by models that see it beside the noise
 * @param sampler the way from noise to picture
 * @param strength how much of a starting picture is drawn anew, above 0 and up to 1
 * @param width in pixels; given together with {@code height}, or not
 * @param height in pixels
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Drawing(
    @Nullable String negativePrompt,
    @Nullable Integer steps,
    @Nullable Double guidance,
    @Nullable Double imageGuidance,
    @Nullable Sampler sampler,
    @Nullable Double strength,
    @Nullable Integer width,
    @Nullable Integer height) {

  /** All as the model's manifest has it. */
  public static final Drawing USUAL = new Drawing(null, null, null, null, null, null, null, null);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Equal for equal drawings. */
  public String toJson() {
    return new String(JSON.writeValueAsBytes(this), StandardCharsets.UTF_8);
  }

  /**
   * @param json as {@link #toJson} gives it; null for {@link #USUAL}
   */
  public static Drawing parse(@Nullable String json) {
    return json == null ? USUAL : JSON.readValue(json, Drawing.class);
  }

  /** With what the manifest has for whatever is not said. */
  Drawing filledFrom(DiffusionSettings settings, Size size, boolean startsFromPicture) {
    return new Drawing(
        negativePrompt,
        Objects.requireNonNullElse(steps, settings.steps()),
        Objects.requireNonNullElse(guidance, settings.guidance()),
        settings.seesPhoto()
            ? Double.valueOf(
                Objects.requireNonNullElse(imageGuidance, settings.usualImageGuidance()))
            : null,
        Objects.requireNonNullElse(sampler, settings.usualSampler()),
        startsFromPicture
            ? Double.valueOf(Objects.requireNonNullElse(strength, settings.usualStrength()))
            : null,
        size.width(),
        size.height());
  }

  public boolean isUsual() {
    return equals(USUAL);
  }
}
