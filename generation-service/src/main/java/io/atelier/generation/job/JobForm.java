package io.atelier.generation.job;

import io.atelier.generation.inference.Detail;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Body of {@code POST /api/v1/jobs} as a multipart form.
 *
 * @param image the photo's file; null for a picture from words alone
 * @param detail full paints every pixel of the photo, in tiles
 * @param deadlineSeconds from now, after which the job fails
 * @param n how many pictures, each by a job of its own, their seeds counted up
 * @param previews how many pictures in the making {@code job.progress} shows, where the model has
 *     so many steps
 * @param negativePrompt what shall not be in the picture; this and what follows is taken by models
 *     that draw out of noise, each as the model has it where it is null
 * @param steps from noise to picture
 * @param guidance how hard the words are followed
 * @param imageGuidance how hard an edited photo is kept to
 * @param sampler {@code ddim}, {@code euler} or {@code dpm++2m}
 * @param strength how much of a starting picture is drawn anew
 * @param pictureSize such as {@code 256x256}
 */
record JobForm(
    @Nullable String model,
    @NotBlank @Size(max = JobProperties.MAX_PROMPT) String prompt,
    @Nullable FilePart image,
    @BindParam("category_id") @Nullable Long categoryId,
    @BindParam("output_format") @Nullable String outputFormat,
    @Nullable Detail detail,
    @Nullable Priority priority,
    @BindParam("deadline_seconds") @Nullable @Min(1) @Max(JobProperties.MAX_DEADLINE)
        Integer deadlineSeconds,
    @Nullable @Min(1) @Max(JobProperties.MAX_PICTURES) Integer n,
    @Nullable @Min(0) @Max(JobProperties.MAX_SEED) Long seed,
    @Nullable @Min(0) @Max(JobProperties.MAX_PREVIEWS) Integer previews,
    @BindParam("negative_prompt") @Nullable @Size(max = JobProperties.MAX_PROMPT)
        String negativePrompt,
    @Nullable @Min(1) @Max(MAX_STEPS) Integer steps,
    @Nullable @DecimalMin("1") @DecimalMax(MOST_GUIDANCE) Double guidance,
    @BindParam("image_guidance") @Nullable @DecimalMin("1") @DecimalMax(MOST_GUIDANCE)
        Double imageGuidance,
    @Nullable String sampler,
    @Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") Double strength,
    @BindParam("size") @Nullable String pictureSize)
    implements JobRequest {}
