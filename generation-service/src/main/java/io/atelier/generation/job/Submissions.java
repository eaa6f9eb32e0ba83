package io.atelier.generation.job;

import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.ModelVersion;
import io.atelier.generation.permit.Permits;
import io.atelier.platform.objectstore.ObjectStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Accepts jobs. The photo is stored first and the row is written before the queue hears of it, so
 * that whatever fails in between, a row stands for every job that was accepted.
 */
@Component
public final class Submissions {
  private static final Logger log = LoggerFactory.getLogger(Submissions.class);

  private final ModelRegistry models;
  private final ObjectStore objects;
  private final JobRepository jobs;
  private final Permits permits;
  private final JobEvents events;
  private final JobProperties properties;

  Submissions(
      ModelRegistry models,
      ObjectStore objects,
      JobRepository jobs,
      Permits permits,
      JobEvents events,
      JobProperties properties) {
    this.models = models;
    this.objects = objects;
    this.jobs = jobs;
    this.permits = permits;
    this.events = events;
    this.properties = properties;
  }

  /**
   * Accepts a job or errors with a {@link JobProblem}. The caps on waiting jobs may be passed by as
   * many as are submitted in the same instant.
   */
  public Mono<Job> submit(NewJob job) {
    return resolve(job)
        .delayUntil(this::admit)
        .delayUntil(this::storePhoto)
        .delayUntil(jobs::add)
        .delayUntil(this::permit)
        .flatMap(added -> jobs.find(added.id()))
        .delayUntil(events::tell);
  }

  private Mono<NewJob> resolve(NewJob job) {
    return Mono.fromSupplier(() -> job.withModel(model(job.model()).name()));
  }

  private ModelVersion model(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return models.live(null).orElseThrow(JobProblem.NoModel::new);
    }
    return models.live(name).orElseThrow(() -> new JobProblem.UnknownModel(name));
  }

  private Mono<Void> admit(NewJob job) {
    return jobs.load(job.owner()).doOnNext(this::requireRoom).then();
  }

  private void requireRoom(QueueLoad load) {
    if (load.mine() >= properties.maxQueuedPerOwner()) {
      throw new JobProblem.TooManyJobs(load, properties.maxQueuedPerOwner());
    }
    if (load.queued() >= properties.maxQueued()) {
      throw new JobProblem.QueueTooDeep(load, load.expectedWait().dividedBy(2));
    }
  }

  private Mono<Void> storePhoto(NewJob job) {
    var photo = job.photo();
    return objects.put(Job.inputKey(job.id()), photo.file(), photo.format().mediaType());
  }

  /** Never errors: the row is accepted, and the sweeper offers again what was not confirmed. */
  private Mono<Void> permit(NewJob job) {
    return permits
        .offer(job.id())
        .timeout(properties.confirmTimeout())
        .then(jobs.permitted(job.id()))
        .onErrorResume(
            e -> {
              log.warn("No permit confirmed for job {}, the sweeper will offer it", job.id(), e);
              return Mono.empty();
            });
  }
}
