package io.atelier.generation.job;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The job resource, as the API and the live events show it.
 *
 * @param version of the model that carried it out; null before
 * @param position its place in the queue, from 1; null unless it waits
 * @param attempt how often it was begun
 */
record JobView(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long jobId,
    JobStatus status,
    String model,
    @Nullable String version,
    String prompt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long categoryId,
    @Nullable Long position,
    int attempt,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Picture output,
    @Nullable Failure problem) {

  static JobView from(Job job) {
    return new JobView(
        job.id(),
        job.status(),
        job.model(),
        job.version(),
        job.prompt(),
        job.categoryId(),
        job.position(),
        job.attempt(),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        job.output() == null ? null : Picture.of(job.id(), job.output()),
        job.failure());
  }

  /**
   * @param url where the file is read, relative to the gateway
   */
  record Picture(String url, String mediaType, int width, int height, int bytes, String sha256) {
    static Picture of(long jobId, Output output) {
      return new Picture(
          "/api/v1/jobs/" + jobId + "/image",
          output.format().mediaType(),
          output.width(),
          output.height(),
          output.bytes(),
          output.sha256());
    }
  }
}
