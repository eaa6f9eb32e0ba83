package io.atelier.generation.openai;

import io.atelier.generation.job.Job;
import io.atelier.generation.job.JobEvents;
import io.atelier.generation.job.JobRepository;
import io.atelier.generation.job.JobStatus;
import io.atelier.generation.job.Output;
import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageHeader;
import io.atelier.platform.objectstore.ObjectStore;
import io.atelier.platform.objectstore.StoredObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Waits for submitted jobs, and brings what they make. */
@Component
@ConditionalOnRole(Role.API)
final class ImagesJobs {
  /** An event may be lost with Redis, or come before anybody listens. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private static final String BASE64 = ";base64,";

  private final JobRepository jobs;
  private final JobEvents events;
  private final ObjectStore objects;
  private final Scheduler photoScheduler;
  private final OpenAiProperties properties;

  ImagesJobs(
      JobRepository jobs,
      JobEvents events,
      ObjectStore objects,
      Scheduler photoScheduler,
      OpenAiProperties properties) {
    this.jobs = jobs;
    this.events = events;
    this.objects = objects;
    this.photoScheduler = photoScheduler;
    this.properties = properties;
  }

  /**
   * Emits what the jobs make until all of them ended. Errors with an {@link ImagesProblem} or what
   * a job failed with. Jobs that nobody waits for any more are cancelled.
   *
   * @param size of the finished pictures; null: as they are
   */
  Flux<Made> results(List<Job> submitted, @Nullable Size size) {
    return Flux.usingWhen(
            Mono.just(submitted),
            all -> Flux.fromIterable(all).flatMap(job -> result(job, size), all.size()),
            all -> Mono.empty(),
            (all, cause) -> cancel(all),
            this::cancel)
        .takeUntilOther(deadline())
        .onErrorMap(
            TimeoutException.class, e -> new ImagesProblem.DeadlinePassed(properties.deadline()));
  }

  private Mono<Void> deadline() {
    return Mono.delay(properties.deadline())
        .then(Mono.error(() -> new ImagesProblem.DeadlinePassed(properties.deadline())));
  }

  private Flux<Made> result(Job job, @Nullable Size size) {
    Mono<Made> finished = ended(job.id()).flatMap(end -> picture(end, size));
    Flux<Made> partial =
        events
            .previews(job.id())
            .map(url -> url.substring(url.indexOf(BASE64) + BASE64.length()))
            .index((number, base64) -> new Made.Partial(number.intValue(), base64));
    return Flux.merge(partial, finished).takeUntil(made -> made instanceof Made.Finished);
  }

  private Mono<Job> ended(long id) {
    Flux<Long> looks = Flux.interval(Duration.ZERO, BETWEEN_LOOKS).onBackpressureDrop();
    return Flux.merge(events.end(id).cast(Object.class), looks)
        .concatMap(sign -> jobs.find(id))
        .filter(job -> job.status().isFinal())
        .next();
  }

  private Mono<Made> picture(Job job, @Nullable Size size) {
    if (job.status() == JobStatus.FAILED) {
      return Mono.error(() -> Objects.requireNonNull(job.failure()).toProblem());
    }
    Output output = job.output();
    if (output == null) {
      return Mono.error(ImagesProblem.NoPicture::new);
    }
    return objects
        .get(job.outputKey())
        .switchIfEmpty(Mono.error(ImagesProblem.NoPicture::new))
        .flatMap(file -> finished(job, output, file, size));
  }

  private Mono<Made> finished(Job job, Output output, StoredObject file, @Nullable Size size) {
    if (size == null) {
      return Mono.just(
          new Made.Finished(
              file.body(), output.format(), output.width(), output.height(), job.outputKey()));
    }
    return Mono.<Made>fromCallable(
            () ->
                new Made.Finished(
                    sized(file.body(), output, size),
                    output.format(),
                    size.width(),
                    size.height(),
                    job.outputKey()))
        .subscribeOn(photoScheduler); // tens of milliseconds of codec
  }

  private static byte[] sized(byte[] file, Output output, Size size) {
    var header = ImageHeader.read(file);
    return ImageCodec.best().convert(file, header, size.filledBy(header, output.format()));
  }

  private Mono<Void> cancel(List<Job> left) {
    return Flux.fromIterable(left)
        .concatMap(job -> jobs.cancel(job.id()))
        .concatMap(events::tell)
        .then();
  }
}
