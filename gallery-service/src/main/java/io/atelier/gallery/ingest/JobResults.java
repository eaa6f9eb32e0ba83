package io.atelier.gallery.ingest;

import io.atelier.platform.ids.Snowflakes;
import io.atelier.platform.messaging.InvalidMessageException;
import io.atelier.platform.messaging.WorkQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes in what jobs made, where a job named a category of its user; a job gives one work however
 * often its event comes.
 */
@Component
final class JobResults {

  private final UploadRepository rows;
  private final Permits permits;
  private final Snowflakes ids;

  JobResults(UploadRepository rows, Permits permits, Snowflakes ids) {
    this.rows = rows;
    this.permits = permits;
    this.ids = ids;
  }

  static WorkQueue queue(IngestProperties properties) {
    return WorkQueue.named("gallery.job-events")
        .boundTo("atelier.events", "job.succeeded")
        .maxAttempts(properties.attempts())
        .backoff(properties.firstBackoff(), properties.permitAfter());
  }

  Mono<Void> handle(JobSucceeded event) {
    return Mono.fromCallable(() -> toUpload(event))
        .flatMap(rows::insertOfJob)
        .flatMap(permits::publish);
  }

  private @Nullable NewUpload toUpload(JobSucceeded event) {
    JobSucceeded.Job job = event.data();
    if (job == null || job.jobId() == null || job.objectKey() == null) {
      throw new InvalidMessageException("job.succeeded without job_id or object_key");
    }
    if (job.userId() == null || job.categoryId() == null) {
      return null;
    }
    return new NewUpload(
        ids.next(),
        job.userId(),
        job.categoryId(),
        Purpose.WORK,
        job.jobId(),
        orEmpty(job.prompt()),
        job.objectKey(),
        orEmpty(job.mediaType()),
        job.width(),
        job.height(),
        job.bytes(),
        orEmpty(job.sha256()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
