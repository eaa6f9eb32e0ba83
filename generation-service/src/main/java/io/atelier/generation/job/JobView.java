package io.atelier.generation.job;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.atelier.generation.inference.Detail;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The job resource, as the API and the live events show it.
 *
 * @param version of the model that carried it out; null before
 * @param progress how far it is, in {@code job.progress} alone; null elsewhere
 * @param position its place in the queue, from 1; null unless it waits
 * @param eta when it should be done, by the pace of late; null once it ended
 * @param receipt what made the picture and where the time went; null unless it succeeded
 * @param batchId id of the first of the jobs asked for at once; null for a single one
 * @param attempt how often it was begun
 */
public record JobView(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long jobId,
    JobStatus status,
    String model,
    @Nullable String version,
    String prompt,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long categoryId,
    @Nullable Long position,
    @Nullable Instant eta,
    Detail detail,
    int attempt,
    Priority priority,
    long seed,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long batchId,
    @Nullable Instant deadlineAt,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Step progress,
    @Nullable Picture output,
    @Nullable Failure problem,
    @Nullable Receipt receipt) {

  public static JobView from(Job job) {
    return of(job, null);
  }

  static JobView of(Job job, @Nullable Step progress) {
    return new JobView(
        job.id(),
        job.status(),
        job.model(),
        job.version(),
        job.prompt(),
        job.categoryId(),
        job.position(),
        job.eta(),
        job.detail(),
        job.attempt(),
        job.priority(),
        job.seed(),
        job.batchId(),
        job.deadlineAt(),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        progress,
        job.output() == null ? null : Picture.of(job.id(), job.output()),
        job.failure(),
        job.receipt());
  }

  /**
   * @param url where the file is read, relative to the gateway
   */
  public record Picture(
      String url, String mediaType, int width, int height, int bytes, String sha256) {
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
