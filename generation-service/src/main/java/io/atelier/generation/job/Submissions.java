package io.atelier.generation.job;

import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.permit.Permits;
import io.atelier.platform.objectstore.ObjectStore;
import java.util.List;
import java.util.function.Consumer;
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
   * Accepts all of the jobs or errors with a {@link JobProblem}. An owner's cap holds exactly, the
   * cap of all may be passed by as many as are submitted in the same instant.
   *
   * @return the jobs as they wait, in their order
   */
  public Mono<List<Job>> submit(NewJob job) {
    return accept(job, load -> {})
        .flatMapIterable(model -> job.ids())
        .concatMap(this::announce)
        .collectList();
  }

  /**
   * Accepts the jobs of somebody who hears of nothing but their end, as nobody is signed in to be
   * told: half the work of {@link #submit}.
   *
   * @param room throws where the queue is too long for him
   */
  public Mono<Void> submitUntold(NewJob job, Consumer<QueueLoad> room) {
    return accept(job, room).flatMapIterable(model -> job.ids()).concatMap(this::permit).then();
  }

  private Mono<InstalledModel> accept(NewJob job, Consumer<QueueLoad> room) {
    return Mono.fromSupplier(() -> model(job))
        .doOnNext(model -> Wishes.require(job, model))
        .delayUntil(model -> admit(job, room))
        .delayUntil(model -> storePhoto(job))
        .delayUntil(model -> add(job, model));
  }

  private Mono<Job> announce(long id) {
    return permit(id).then(jobs.find(id)).delayUntil(events::tell);
  }

  private InstalledModel model(NewJob job) {
    String name = job.model();
    return models
        .installed(name, job.owner())
        .orElseThrow(
            () ->
                name == null || name.isBlank()
                    ? new JobProblem.NoModel()
                    : new JobProblem.UnknownModel(name));
  }

  /** Spares the photo's way to the store; adding looks again. */
  private Mono<Void> admit(NewJob job, Consumer<QueueLoad> room) {
    return jobs.load(job.owner())
        .doOnNext(load -> requireRoom(load, job.ids().size()))
        .doOnNext(room)
        .then();
  }

  private void requireRoom(QueueLoad load, int more) {
    if (load.mine() + more > properties.maxQueuedPerOwner()) {
      throw new JobProblem.TooManyJobs(load, properties.maxQueuedPerOwner());
    }
    if (load.queued() + more > properties.maxQueued()) {
      throw new JobProblem.QueueTooDeep(load);
    }
  }

  private Mono<Void> add(NewJob job, InstalledModel model) {
    return jobs.add(job, model, properties.maxQueuedPerOwner(), properties.maxQueued())
        .filter(added -> added)
        .switchIfEmpty(Mono.defer(() -> refuse(job)))
        .then();
  }

  /**
   * Others were quicker. Should they have left room again by now, nobody is told a wrong reason.
   */
  private Mono<Boolean> refuse(NewJob job) {
    return objects
        .delete(Job.inputKey(job.id()))
        .then(jobs.load(job.owner()))
        .doOnNext(load -> requireRoom(load, job.ids().size()))
        .flatMap(load -> Mono.error(new JobProblem.QueueTooDeep(load)));
  }

  private Mono<Void> storePhoto(NewJob job) {
    var photo = job.photo();
    if (photo == null) {
      return Mono.empty();
    }
    return objects.put(Job.inputKey(job.id()), photo.file(), photo.format().mediaType());
  }

  /** Never errors: the row is accepted, and the sweeper offers again what was not confirmed. */
  private Mono<Void> permit(long id) {
    return permits
        .offer(id)
        .timeout(properties.confirmTimeout())
        .then(jobs.permitted(id, 0))
        .onErrorResume(
            e -> {
              log.warn("No permit confirmed for job {}, the sweeper will offer it", id, e);
              return Mono.empty();
            });
  }
}
