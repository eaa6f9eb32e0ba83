package io.atelier.generation.work;

import io.atelier.generation.inference.ImageResult;
import io.atelier.generation.inference.ImageTask;
import io.atelier.generation.inference.ModelTooLargeException;
import io.atelier.generation.job.Failure;
import io.atelier.generation.job.Job;
import io.atelier.generation.job.JobEvents;
import io.atelier.generation.job.Output;
import io.atelier.generation.job.Receipt;
import io.atelier.generation.job.Sha256;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.result.Result;
import io.atelier.generation.result.ResultKey;
import io.atelier.generation.result.Results;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.messaging.InvalidMessageException;
import io.atelier.platform.objectstore.ObjectStore;
import io.atelier.platform.objectstore.StoredObject;
import io.atelier.platform.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 *   <tr><td>the job's deadline passed</td><td>{@code FAILED}: done</td></tr>
 *   <tr><td>the photo is to blame</td><td>{@code FAILED} with its problem: done</td></tr>
 *   <tr><td>anything else, attempts left</td><td>{@code QUEUED} after a pause, owed a new permit: done</td></tr>
 *   <tr><td>anything else, last attempt</td><td>{@code FAILED}: the permit goes to the dead letters</td></tr>
 * </table>
 */
final class Worker {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /**
   * @param assignment as it was carried out
   */
  private record Made(Assignment assignment, ImageResult result) {}

  private static final double MILLIS = 1e3;

  private final Claims claims;
  private final Leases leases;
  private final InferencePool inference;
  private final ObjectStore objects;
  private final JobEvents events;
  private final OutboxRelay relay;
  private final ModelRegistry models;
  private final Results results;
  private final WorkProperties properties;

  Worker(
      Claims claims,
      Leases leases,
      InferencePool inference,
      ObjectStore objects,
      JobEvents events,
      OutboxRelay relay,
      ModelRegistry models,
      Results results,
      WorkProperties properties) {
    this.claims = claims;
    this.leases = leases;
    this.inference = inference;
    this.objects = objects;
    this.events = events;
    this.relay = relay;
    this.models = models;
    this.results = results;
    this.properties = properties;
  }

  /** Claims the next job and carries it out. */
  Mono<Void> work() {
    return claims.next().flatMap(this::carryOut);
  }

  private Mono<Void> carryOut(Assignment assignment) {
    return begun(assignment.job())
        .then(made(assignment).takeUntilOther(leases.keepUntilLost(assignment)))
        .flatMap(made -> succeed(made.assignment(), made.result()))
        .onErrorResume(e -> settleFailure(assignment, e));
  }

  /** Nobody can be signed in to hear what is begun for those who are not. */
  private Mono<Void> begun(Job job) {
    return job.userId() == null ? Mono.empty() : events.tell(job);
  }

  private Mono<Made> made(Assignment assignment) {
    return heeded(assignment)
        .flatMap(this::picture)
        .timeout(properties.jobTimeout())
        .transform(made -> beforeDeadline(assignment.job(), made));
  }

  /** With the model by which it is carried out; the words may ask for another than the row says. */
  private Mono<Assignment> heeded(Assignment assignment) {
    Job job = assignment.job();
    return Mono.justOrEmpty(job.instructed() ? models.editor(job.owner()) : Optional.empty())
        .filter(editor -> !namesItsModel(job))
        .filterWhen(editor -> knows(editor, job.prompt()))
        .flatMap(editor -> claims.giveTo(editor.version().name(), assignment))
        .defaultIfEmpty(assignment);
  }

  /** Whoever says "anime" wants the model of that name, though an editor may know the word too. */
  private static boolean namesItsModel(Job job) {
    int dash = job.model().indexOf('-');
    String family = dash < 0 ? job.model() : job.model().substring(0, dash);
    return job.prompt().toLowerCase(Locale.ROOT).contains(family);
  }

  /** An editor that never fits into memory knows nothing here. */
  private Mono<Boolean> knows(InstalledModel editor, String prompt) {
    return inference
        .knows()
        .apply(editor, prompt)
        .onErrorReturn(ModelTooLargeException.class, false);
  }

  private Mono<Made> picture(Assignment assignment) {
    Job job = assignment.job();
    return key(job)
        .map(key -> known(job, key).switchIfEmpty(make(job)))
        .orElseGet(() -> make(job))
        .map(result -> new Made(assignment, result));
  }

  private Optional<ResultKey> key(Job job) {
    return models.card(job.model(), job.owner()).flatMap(model -> ResultKey.of(job, model));
  }

  /** A picture made before costs no model-second. */
  private Mono<ImageResult> known(Job job, ResultKey key) {
    return results
        .find(key)
        .flatMap(
            known ->
                objects
                    .get(known.objectKey())
                    .timeout(properties.storeTimeout())
                    .flatMap(picture -> Mono.justOrEmpty(result(job, known, picture))));
  }

  private Optional<ImageResult> result(Job job, Result known, StoredObject picture) {
    return models
        .route(job.model(), job.owner())
        .map(
            model ->
                new ImageResult(
                    picture.body(),
                    job.outputFormat(),
                    known.width(),
                    known.height(),
                    model,
                    0,
                    Map.of(),
                    job.drawing().isUsual() ? null : job.drawing()));
  }

  /** The steps are all told before the result is, so none comes after the end. */
  private Mono<ImageResult> make(Job job) {
    var progress = new JobProgress(ImageCodec.best(), job.previews());
    Mono<Boolean> told =
        progress.steps().concatMap(step -> events.tell(job, step)).then(Mono.just(true));
    return Mono.zip(run(job, progress).doOnTerminate(progress::end), told, (made, all) -> made);
  }

  private Mono<ImageResult> run(Job job, JobProgress progress) {
    if (job.inputSha256() == null) {
      return inference.run().apply(task(job, null, progress));
    }
    return objects
        .get(job.inputKey())
        .timeout(properties.storeTimeout())
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("no photo " + job.inputKey())))
        .map(photo -> task(job, photo, progress))
        .flatMap(inference.run());
  }

  private static ImageTask task(Job job, @Nullable StoredObject photo, JobProgress progress) {
    return new ImageTask(
        job.model(),
        job.owner(),
        job.prompt(),
        photo == null ? null : photo.body(),
        job.outputFormat(),
        job.detail(),
        job.seed(),
        job.drawing(),
        progress::step);
  }

  /** Both times are the database's. */
  private static <T> Mono<T> beforeDeadline(Job job, Mono<T> result) {
    Instant deadline = job.deadlineAt();
    if (deadline == null) {
      return result;
    }
    var left = Duration.between(Objects.requireNonNull(job.startedAt()), deadline);
    return result.timeout(left, Mono.error(Overdue::new));
  }

  /** The lease outlives this: it was extended a third of its length ago at most. */
  private Mono<Void> succeed(Assignment assignment, ImageResult result) {
    Job job = assignment.job();
    return objects
        .put(job.outputKey(), result.bytes(), result.format().mediaType())
        .timeout(properties.storeTimeout())
        .thenReturn(result)
        .elapsed()
        .flatMap(stored -> record(assignment, result, stored.getT1()))
        .switchIfEmpty(discard(job))
        .delayUntil(this::remember)
        .delayUntil(events::tell)
        .flatMap(relay::deliver);
  }

  private Mono<Job> record(Assignment assignment, ImageResult result, long storeMillis) {
    Job job = assignment.job();
    Duration queued = Duration.between(job.createdAt(), Objects.requireNonNull(job.startedAt()));
    Map<String, Double> around =
        Map.of("queue", queued.toMillis() / MILLIS, "store", storeMillis / MILLIS);
    Receipt receipt = Receipt.of(result, job.seed(), around);
    var output =
        new Output(
            result.format(),
            result.width(),
            result.height(),
            result.bytes().length,
            Sha256.of(result.bytes()));
    return claims.succeed(
        assignment, result.model().version(), output, result.modelSeconds(), receipt);
  }

  private Mono<Void> remember(Job job) {
    Output output = Objects.requireNonNull(job.output());
    return Mono.justOrEmpty(models.route(job.model(), job.owner()))
        .filter(now -> now.version().equals(job.version())) // else the key is another's
        .flatMap(same -> Mono.justOrEmpty(key(job)))
        .flatMap(
            key ->
                results.remember(
                    key, new Result(job.outputKey(), output.width(), output.height())));
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
    if (cause instanceof Overdue) {
      return claims.fail(assignment, Failure.DEADLINE_PASSED).flatMap(events::tell);
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

  private static final class Overdue extends RuntimeException {
    Overdue() {
      super("the deadline passed", null, false, false);
    }
  }
}
