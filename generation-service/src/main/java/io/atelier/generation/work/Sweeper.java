package io.atelier.generation.work;

import io.atelier.generation.job.Job;
import io.atelier.generation.job.JobEvents;
import io.atelier.generation.job.JobRepository;
import io.atelier.generation.permit.Permits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Mends what crashes and outages left. Several may sweep at once: rows are taken by one, and a
 * permit too many does no harm.
 */
final class Sweeper {
  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

  private final Orphans orphans;
  private final JobRepository jobs;
  private final JobEvents events;
  private final Permits permits;

  Sweeper(Orphans orphans, JobRepository jobs, JobEvents events, Permits permits) {
    this.orphans = orphans;
    this.jobs = jobs;
    this.events = events;
    this.permits = permits;
  }

  /** Queues again, or fails, what lost its worker. */
  Mono<Void> reclaimLostJobs() {
    return orphans.reclaim().doOnNext(Sweeper::logReclaimed).concatMap(events::tell).then();
  }

  private static void logReclaimed(Job job) {
    log.warn("Job {} lost its worker in attempt {}: {}", job.id(), job.attempt(), job.status());
  }

  /** Fails what waited past its deadline. */
  Mono<Void> failOverdueJobs() {
    return orphans.expire().concatMap(events::tell).then();
  }

  /** Publishes the permits that waiting jobs lack. */
  Mono<Void> offerOwedPermits() {
    return orphans.owedPermits().concatMap(this::offer).then();
  }

  private Mono<Void> offer(Orphans.Owed owed) {
    return permits.offer(owed.jobId()).then(jobs.permitted(owed.jobId(), owed.attempt()));
  }
}
