package io.atelier.generation.job;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/jobs} as JSON.
 *
 * @param image the photo as data URL or bare base64
 */
record CreateJob(
    @Nullable String model,
    @NotBlank @Size(max = JobProperties.MAX_PROMPT) String prompt,
    @NotBlank String image,
    @Nullable Long categoryId,
    @Nullable String outputFormat)
    implements JobRequest {}
