package io.atelier.generation.work;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.atelier.generation.job.Job;
import io.atelier.generation.job.Output;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The event {@code job.succeeded} on the exchange {@code atelier.events}.
 *
 * @param id the same however often one success is told
 */
record JobSucceeded(String id, String type, Instant time, Picture data) {
  static final String TYPE = "job.succeeded";

  static JobSucceeded of(Job job) {
    return new JobSucceeded(
        TYPE + ":" + job.id(), TYPE, Objects.requireNonNull(job.finishedAt()), Picture.of(job));
  }

  /**
   * @param objectKey where the file lies; kept for some time only, so listeners copy it
   */
  record Picture(
      @JsonFormat(shape = JsonFormat.Shape.STRING) long jobId,
      String owner,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long userId,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long categoryId,
      String prompt,
      String model,
      @Nullable String version,
      String objectKey,
      String mediaType,
      int width,
      int height,
      int bytes,
      String sha256) {

    static Picture of(Job job) {
      Output output = Objects.requireNonNull(job.output());
      return new Picture(
          job.id(),
          job.owner(),
          job.userId(),
          job.categoryId(),
          job.prompt(),
          job.model(),
          job.version(),
          job.outputKey(),
          output.format().mediaType(),
          output.width(),
          output.height(),
          output.bytes(),
          output.sha256());
    }
  }
}
