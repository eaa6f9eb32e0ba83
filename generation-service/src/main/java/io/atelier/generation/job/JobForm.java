package io.atelier.generation.job;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.BindParam;

/**
 * Body of {@code POST /api/v1/jobs} as a multipart form.
 *
 * @param image the photo's file
 */
record JobForm(
    @Nullable String model,
    @NotBlank @Size(max = JobProperties.MAX_PROMPT) String prompt,
    @Nullable FilePart image,
    @BindParam("category_id") @Nullable Long categoryId,
    @BindParam("output_format") @Nullable String outputFormat)
    implements JobRequest {}
