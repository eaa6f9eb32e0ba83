package io.atelier.generation.job;

import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import io.atelier.platform.objectstore.ObjectStore;
import io.atelier.platform.objectstore.StoredObject;
import io.atelier.platform.web.Identity;
import io.atelier.platform.web.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A caller's own jobs. Another's job is as if it were not there. */
@Component
@ConditionalOnRole(Role.API)
final class OwnedJobs {
  private final JobRepository jobs;
  private final JobEvents events;
  private final ObjectStore objects;

  OwnedJobs(JobRepository jobs, JobEvents events, ObjectStore objects) {
    this.jobs = jobs;
    this.events = events;
    this.objects = objects;
  }

  Mono<Job> find(long id, Identity caller) {
    return jobs.find(id)
        .filter(job -> job.owner().equals(caller.owner()))
        .switchIfEmpty(Mono.error(() -> new JobProblem.JobNotFound(id)));
  }

  /** One page, newest first. */
  Mono<Page<JobView>> list(
      Identity caller, @Nullable JobStatus status, @Nullable Long batch, long beforeId, int limit) {
    return jobs.list(caller.owner(), status, batch, beforeId, limit + 1)
        .map(JobView::from)
        .collectList()
        .map(found -> page(found, limit));
  }

  private static Page<JobView> page(List<JobView> found, int limit) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    var shown = found.subList(0, limit);
    return new Page<>(shown, Long.toString(shown.getLast().jobId()));
  }

  /**
   * Errors with {@link JobProblem.AlreadyOver} if the job ended otherwise; cancelling twice is
   * fine.
   */
  Mono<Job> cancel(long id, Identity caller) {
    return find(id, caller)
        .flatMap(
            job ->
                jobs.cancel(id)
                    .delayUntil(events::tell)
                    .switchIfEmpty(find(id, caller).map(OwnedJobs::requireCancelled)));
  }

  private static Job requireCancelled(Job job) {
    if (job.status() != JobStatus.CANCELLED) {
      throw new JobProblem.AlreadyOver(job);
    }
    return job;
  }

  Mono<StoredObject> picture(long id, Identity caller) {
    return find(id, caller)
        .map(OwnedJobs::requirePicture)
        .flatMap(job -> objects.get(job.outputKey()))
        .switchIfEmpty(Mono.error(() -> new JobProblem.PictureGone(id)));
  }

  private static Job requirePicture(Job job) {
    if (job.status() != JobStatus.SUCCEEDED) {
      throw new JobProblem.NoPicture(job);
    }
    return job;
  }
}
