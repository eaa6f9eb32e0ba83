package io.atelier.gallery.ingest;

import io.atelier.gallery.ingest.JobSucceeded.Job;
import org.jspecify.annotations.Nullable;

/** The domain event of that name, as far as the gallery cares. */
record JobSucceeded(@Nullable Job data) {

  /**
   * @param userId null for a job without a user
   * @param categoryId null if the job named no category
   * @param width in pixels
   * @param height in pixels
   */
  record Job(
      @Nullable Long jobId,
      @Nullable Long userId,
      @Nullable Long categoryId,
      @Nullable String prompt,
      @Nullable String objectKey,
      @Nullable String mediaType,
      int width,
      int height,
      long bytes,
      @Nullable String sha256) {}
}
