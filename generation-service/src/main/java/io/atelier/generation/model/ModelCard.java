package io.atelier.generation.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A model as the API tells of it.
 *
 * @param kind what goes in and out, such as {@code image-to-image}
 * @param bytes size of the weights
 * @param workingPixels the long side, in pixels, at which the model paints
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
    @JsonProperty("default") boolean isDefault) {

  static ModelCard from(ModelManifest model, ModelManifest.WeightsFile weights, boolean isDefault) {
    return new ModelCard(
        model.name(),
        model.version(),
        model.kind(),
        model.description(),
        model.licence(),
        weights.precision(),
        weights.sha256(),
        weights.bytes(),
        model.canvas().workingPixels(),
        isDefault);
  }
}
