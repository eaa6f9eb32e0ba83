package io.atelier.generation.work;

import io.atelier.generation.job.JobEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps an assignment while it is worked on. */
final class Leases {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);

  private final Claims claims;
  private final JobEvents events;
  private final WorkProperties properties;

  Leases(Claims claims, JobEvents events, WorkProperties properties) {
    this.claims = claims;
    this.events = events;
    this.properties = properties;
  }

  /**
   * Extends the lease for as long as it is subscribed to; completes when there is nothing to keep:
   * the job was cancelled, or given to another. Cancelling is heard live, at the latest with the
   * next extension.
   */
  Mono<Void> keepUntilLost(Assignment assignment) {
    return Flux.merge(lost(assignment), ended(assignment)).next().then();
  }

  private Mono<Boolean> lost(Assignment assignment) {
    return Flux.interval(properties.renewEvery())
        .onBackpressureDrop()
        .concatMap(tick -> stillHeld(assignment))
        .filter(held -> !held)
        .next();
  }

  /** A database that cannot be asked does not mean the lease is lost; settling will tell. */
  private Mono<Boolean> stillHeld(Assignment assignment) {
    return claims
        .extend(assignment)
        .doOnError(
            e -> log.warn("Lease of job {} not extended: {}", assignment.job().id(), e.toString()))
        .onErrorReturn(true);
  }

  private Mono<Boolean> ended(Assignment assignment) {
    return events.end(assignment.job().id()).map(status -> false).onErrorComplete();
  }
}
