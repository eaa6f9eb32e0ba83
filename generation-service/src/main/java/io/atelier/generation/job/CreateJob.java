package io.atelier.generation.job;

import io.atelier.generation.inference.Detail;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/jobs} as JSON.
 *
 * @param image the photo as data URL or bare base64
 * @param detail full paints every pixel of the photo, in tiles
 * @param deadlineSeconds from now, after which the job fails
 * @param n how many pictures, each by a job of its own, their seeds counted up
 * @param previews how many pictures in the making {@code job.progress} shows, where the model has
 *     so many steps
 */
record CreateJob(
    @Nullable String model,
    @NotBlank @Size(max = JobProperties.MAX_PROMPT) String prompt,
    @NotBlank String image,
    @Nullable Long categoryId,
    @Nullable String outputFormat,
    @Nullable Detail detail,
    @Nullable Priority priority,
    @Nullable @Min(1) @Max(JobProperties.MAX_DEADLINE) Integer deadlineSeconds,
    @Nullable @Min(1) @Max(JobProperties.MAX_PICTURES) Integer n,
    @Nullable @Min(0) @Max(JobProperties.MAX_SEED) Long seed,
    @Nullable @Min(0) @Max(JobProperties.MAX_PREVIEWS) Integer previews)
    implements JobRequest {}
