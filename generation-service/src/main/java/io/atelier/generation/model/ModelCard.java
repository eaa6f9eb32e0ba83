package io.atelier.generation.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A model as the API tells of it.
 *
 * @param kind what goes in and out, such as {@code image-to-image}
 * @param bytes size of the main network's weights
 * @param workingPixels the long side, in pixels, at which the model paints
 * @param sampling what is done where the caller names nothing else; null for models that paint in
 *     one pass
 * @param isDefault whether requests that name no model get this one
 */
public record ModelCard(
    String name,
    String version,
    String kind,
    String description,
    String licence,
    String precision,
    String sha256,
    long bytes,
    int workingPixels,
    @Nullable Sampling sampling,
    @JsonProperty("default") boolean isDefault) {

  /** How pictures are drawn out of noise. */
  public record Sampling(int steps, double guidance, String sampler) {

    static @Nullable Sampling of(@Nullable DiffusionSettings settings) {
      return settings == null
          ? null
          : new Sampling(settings.steps(), settings.guidance(), settings.sampler());
    }
  }

  static ModelCard from(ModelManifest model, ModelManifest.WeightsFile weights, boolean isDefault) {
    return new ModelCard(
        model.name(),
        model.version(),
        model.kind(),
        model.description(),
        model.licence(),
        weights.precision(),
        model.digest(weights),
        weights.bytes(),
        model.canvas().workingPixels(),
        Sampling.of(model.diffusion()),
        isDefault);
  }
}
