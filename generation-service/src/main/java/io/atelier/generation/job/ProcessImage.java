package io.atelier.generation.job;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/processImage}, as clients of the first such site send it.
 *
 * <p>Its prompt is an instruction where the model that edits knows it for one; whatever else it
 * says has the default model paint.
 *
 * @param oriImage the photo as data URL or bare base64
 */
record ProcessImage(
    @NotBlank String oriImage,
    @Nullable Long categoryId,
    @NotBlank @Size(max = JobProperties.MAX_PROMPT) String prompt)
    implements JobRequest {
  @Override
  public boolean instructed() {
    return true;
  }
}
