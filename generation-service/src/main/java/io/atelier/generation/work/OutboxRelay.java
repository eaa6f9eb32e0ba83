package io.atelier.generation.work;

import io.atelier.generation.job.Job;
import io.atelier.generation.job.JobEvents;
import io.atelier.generation.job.JobRepository;
import io.atelier.generation.permit.Permits;
import io.atelier.platform.messaging.ConfirmingPublisher;
import io.atelier.platform.messaging.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Tells the platform of successes, each at least once: the worker right after it recorded one, the
 * sweep when that worker died in between or the broker did not confirm.
 */
final class OutboxRelay {
  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int AT_ONCE = 4;

  private final Outbox outbox;
  private final JobRepository jobs;
  private final JobEvents events;
  private final ConfirmingPublisher publisher;
  private final Topology topology;

  OutboxRelay(
      Outbox outbox,
      JobRepository jobs,
      JobEvents events,
      ConfirmingPublisher publisher,
      Topology topology) {
    this.outbox = outbox;
    this.jobs = jobs;
    this.events = events;
    this.publisher = publisher;
    this.topology = topology;
  }

  /**
   * Publishes one success, if the platform is to hear of it. Never errors: what fails stays in the
   * outbox.
   */
  Mono<Void> deliver(Job job) {
    return job.userId() == null ? Mono.empty() : publish(job).onErrorResume(e -> keep(job, e));
  }

  /** Publishes what others left, and tells it live again, as they may not have come to that. */
  Mono<Void> sweep() {
    return outbox
        .take()
        .flatMap(jobs::find, AT_ONCE)
        .collectList()
        .filter(left -> !left.isEmpty())
        .delayUntil(left -> topology.declareTopics(Permits.EVENTS))
        .flatMapIterable(left -> left)
        .concatMap(this::deliverAgain)
        .then();
  }

  private Mono<Void> deliverAgain(Job job) {
    return publish(job).then(events.tell(job)).onErrorResume(e -> keep(job, e));
  }

  private static Mono<Void> keep(Job job, Throwable cause) {
    log.warn("Success of job {} stays in the outbox: {}", job.id(), cause.toString());
    return Mono.empty();
  }

  private Mono<Void> publish(Job job) {
    return publisher
        .publish(Permits.EVENTS, JobSucceeded.TYPE, JobSucceeded.of(job))
        .then(outbox.remove(job.id()));
  }
}
