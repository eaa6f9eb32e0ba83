package io.atelier.generation.convert;

import io.atelier.generation.job.Job;
import io.atelier.generation.job.JobEvents;
import io.atelier.generation.job.JobProblem;
import io.atelier.generation.job.JobRepository;
import io.atelier.generation.job.JobStatus;
import io.atelier.generation.job.NewJob;
import io.atelier.generation.job.QueueLoad;
import io.atelier.generation.job.Submissions;
import io.atelier.platform.objectstore.ObjectStore;
import io.atelier.platform.objectstore.StoredObject;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Carries a job from submission to its picture while the caller waits on the live event. */
final class ConversionJobs {
  private final Submissions submissions;
  private final JobRepository jobs;
  private final JobEvents events;
  private final ObjectStore objects;
  private final ConvertProperties properties;

  ConversionJobs(
      Submissions submissions,
      JobRepository jobs,
      JobEvents events,
      ObjectStore objects,
      ConvertProperties properties) {
    this.submissions = submissions;
    this.jobs = jobs;
    this.events = events;
    this.objects = objects;
    this.properties = properties;
  }

  /**
   * Submits {@code job} and emits its picture. Errors with a {@link JobProblem}, a {@link
   * ConvertProblem}, or the problem the job failed with. Whoever cancels, cancels the job.
   */
  Mono<StoredObject> run(NewJob job) {
    return events
        .listening()
        .then(end(job))
        .timeout(properties.deadline())
        .onErrorResume(TimeoutException.class, late -> lastLook(job.id()))
        .flatMap(this::picture);
  }

  private void requireShortQueue(QueueLoad load) {
    var excess = load.expectedWait().minus(properties.maxWait());
    if (excess.isPositive()) {
      throw new JobProblem.QueueTooDeep(load, excess);
    }
  }

  /** The job at its end; if nobody waits for that any more, its end is now. */
  private Mono<Job> end(NewJob job) {
    return Mono.usingWhen(
        Mono.just(job),
        this::submitAndWait,
        ended -> Mono.empty(),
        (failed, cause) -> Mono.empty(),
        left -> cancel(left.id()));
  }

  /** Listens first, then submits: no event can fall between. */
  private Mono<Job> submitAndWait(NewJob job) {
    Mono<JobStatus> submitted =
        submissions.submitUntold(job, this::requireShortQueue).then(Mono.empty());
    return Flux.merge(events.end(job.id()), submitted).next().flatMap(end -> jobs.find(job.id()));
  }

  private Mono<Job> cancel(long id) {
    return jobs.cancel(id).delayUntil(events::tell);
  }

  /** The event may have been lost with Redis, so the table has the last word. */
  private Mono<Job> lastLook(long id) {
    return jobs.find(id)
        .filter(job -> job.status() == JobStatus.SUCCEEDED || job.status() == JobStatus.FAILED)
        .switchIfEmpty(Mono.error(() -> new ConvertProblem.DeadlinePassed(properties.deadline())));
  }

  private Mono<StoredObject> picture(Job job) {
    return switch (job.status()) {
      case SUCCEEDED ->
          objects.get(job.outputKey()).switchIfEmpty(Mono.error(ConvertProblem.NoPicture::new));
      case FAILED -> Mono.error(() -> Objects.requireNonNull(job.failure()).toProblem());
      default -> Mono.error(ConvertProblem.NoPicture::new);
    };
  }
}
