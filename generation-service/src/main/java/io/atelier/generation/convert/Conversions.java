package io.atelier.generation.convert;

import io.atelier.generation.job.JobProblem;
import io.atelier.generation.job.NewJob;
import io.atelier.generation.job.Photo;
import io.atelier.generation.model.ModelCard;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.result.Result;
import io.atelier.generation.result.ResultKey;
import io.atelier.generation.result.Results;
import io.atelier.platform.ids.Snowflakes;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.objectstore.ObjectStore;
import io.atelier.platform.objectstore.StoredObject;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Photos into pictures by the default model; the same photo is worked on once. */
final class Conversions {
  private final ModelRegistry models;
  private final Snowflakes ids;
  private final ResultCache cache;
  private final Results results;
  private final ObjectStore objects;
  private final ConversionJobs jobs;
  private final Duration jobDeadline;

  /**
   * @param jobDeadline when a job ends by itself, should nobody be left who cancels it
   */
  Conversions(
      ModelRegistry models,
      Snowflakes ids,
      ResultCache cache,
      Results results,
      ObjectStore objects,
      ConversionJobs jobs,
      Duration jobDeadline) {
    this.models = models;
    this.ids = ids;
    this.cache = cache;
    this.results = results;
    this.objects = objects;
    this.jobs = jobs;
    this.jobDeadline = jobDeadline;
  }

  /**
   * The picture of {@code photo}.
   *
   * @param address of the caller; his jobs are counted by it
   */
  Mono<StoredObject> convert(Photo photo, String address, ImageFormat format) {
    return Mono.fromSupplier(() -> key(photo, address, format))
        .flatMap(
            key ->
                cache.get(
                    key,
                    known(key).switchIfEmpty(make(photo, address, format)),
                    () -> key(photo, address, format).equals(key)));
  }

  private ResultKey key(Photo photo, String address, ImageFormat format) {
    return ResultKey.of(photo, model(address), format);
  }

  private ModelCard model(String address) {
    return models.card(null, "ip:" + address).orElseThrow(JobProblem.NoModel::new);
  }

  /** What any process made of it before. */
  private Mono<StoredObject> known(ResultKey key) {
    return results.find(key).map(Result::objectKey).flatMap(objects::get);
  }

  /** A job with a new id at each subscription. */
  private Mono<StoredObject> make(Photo photo, String address, ImageFormat format) {
    return Mono.fromSupplier(
            () -> NewJob.anonymous(ids.next(), address, photo, format, jobDeadline))
        .flatMap(jobs::run);
  }
}
