package io.atelier.generation.work;

import io.atelier.generation.inference.ImageResult;
import io.atelier.generation.inference.ImageTask;
import io.atelier.generation.job.Failure;
import io.atelier.generation.job.Job;
import io.atelier.generation.job.JobEvents;
import io.atelier.generation.job.Output;
import io.atelier.generation.job.Sha256;
import io.atelier.platform.messaging.InvalidMessageException;
import io.atelier.platform.objectstore.ObjectStore;
import io.atelier.platform.web.ProblemException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Carries out one job per permit.
 *
 * <table>
 *   <caption>Outcomes</caption>
 *   <tr><td>nothing waits</td><td>the permit was one too many: done</td></tr>
 *   <tr><td>picture made, row settled</td><td>{@code SUCCEEDED}, told live and to the platform: done</td></tr>
 *   <tr><td>lease lost or job cancelled meanwhile</td><td>whoever took it settles it; own output removed: done</td></tr>
 *   <tr><td>the photo is to blame</td><td>{@code FAILED} with its problem: done</td></tr>
 *   <tr><td>anything else, attempts left</td><td>{@code QUEUED} after a pause, owed a new permit: done</td></tr>
 *   <tr><td>anything else, last attempt</td><td>{@code FAILED}: the permit goes to the dead letters</td></tr>
 * </table>
 */
final class Worker {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  private final Claims claims;
  private final Leases leases;
  private final InferencePool inference;
  private final ObjectStore objects;
  private final JobEvents events;
  private final OutboxRelay relay;
  private final WorkProperties properties;

  Worker(
      Claims claims,
      Leases leases,
      InferencePool inference,
      ObjectStore objects,
      JobEvents events,
      OutboxRelay relay,
      WorkProperties properties) {
    this.claims = claims;
    this.leases = leases;
    this.inference = inference;
    this.objects = objects;
    this.events = events;
    this.relay = relay;
    this.properties = properties;
  }

  /** Claims the next job and carries it out. */
  Mono<Void> work() {
    return claims.next().flatMap(this::carryOut);
  }

  private Mono<Void> carryOut(Assignment assignment) {
    return events
        .tell(assignment.job())
        .then(make(assignment).takeUntilOther(leases.keepUntilLost(assignment)))
        .flatMap(result -> succeed(assignment, result))
        .onErrorResume(e -> settleFailure(assignment, e));
  }

  private Mono<ImageResult> make(Assignment assignment) {
    Job job = assignment.job();
    return objects
        .get(job.inputKey())
        .timeout(properties.storeTimeout())
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("no photo " + job.inputKey())))
        .map(photo -> new ImageTask(job.model(), job.prompt(), photo.body(), job.outputFormat()))
        .flatMap(inference.run())
        .timeout(properties.jobTimeout());
  }

  /** The lease outlives this: it was extended a third of its length ago at most. */
  private Mono<Void> succeed(Assignment assignment, ImageResult result) {
    Job job = assignment.job();
    return objects
        .put(job.outputKey(), result.bytes(), result.format().mediaType())
        .timeout(properties.storeTimeout())
        .then(record(assignment, result))
        .switchIfEmpty(discard(job))
        .delayUntil(events::tell)
        .flatMap(relay::deliver);
  }

  private Mono<Job> record(Assignment assignment, ImageResult result) {
    var output =
        new Output(
            result.format(),
            result.width(),
            result.height(),
            result.bytes().length,
            Sha256.of(result.bytes()));
    return claims.succeed(assignment, result.model().version(), output, modelSeconds(result));
  }

  private static double modelSeconds(ImageResult result) {
    long micros = result.timings().values().stream().mapToLong(Long::longValue).sum();
    return micros / (double) TimeUnit.SECONDS.toMicros(1);
  }

  private Mono<Job> discard(Job job) {
    return Mono.defer(
        () -> {
          log.info("Job {} went on without attempt {}", job.id(), job.attempt());
          return objects.delete(job.outputKey()).onErrorComplete().then(Mono.empty());
        });
  }

  private Mono<Void> settleFailure(Assignment assignment, Throwable cause) {
    Job job = assignment.job();
    if (cause instanceof ProblemException problem && problem.status().is4xxClientError()) {
      return claims.fail(assignment, Failure.of(problem)).flatMap(events::tell);
    }
    log.atWarn().setCause(cause).log("Attempt {} of job {} failed", job.attempt(), job.id());
    if (job.attempt() < properties.maxAttempts()) {
      return claims.retry(assignment, properties.backoffAfter(job.attempt())).flatMap(events::tell);
    }
    return claims
        .fail(assignment, Failure.ATTEMPTS_EXHAUSTED)
        .delayUntil(events::tell)
        .flatMap(failed -> Mono.error(new InvalidMessageException("job " + job.id(), cause)));
  }
}
