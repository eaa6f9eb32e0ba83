package io.atelier.generation.convert;

import io.atelier.generation.job.JobProblem;
import io.atelier.generation.job.NewJob;
import io.atelier.generation.job.Photo;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.platform.ids.Snowflakes;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.objectstore.StoredObject;
import reactor.core.publisher.Mono;

/** Photos into pictures by the default model; the same photo is worked on once. */
final class Conversions {
  private final ModelRegistry models;
  private final Snowflakes ids;
  private final ResultCache cache;
  private final ConversionJobs jobs;

  Conversions(ModelRegistry models, Snowflakes ids, ResultCache cache, ConversionJobs jobs) {
    this.models = models;
    this.ids = ids;
    this.cache = cache;
    this.jobs = jobs;
  }

  /**
   * The picture of {@code photo}.
   *
   * @param address of the caller; his jobs are counted by it
   */
  Mono<StoredObject> convert(Photo photo, String address, ImageFormat format) {
    return Mono.fromSupplier(() -> models.live(null).orElseThrow(JobProblem.NoModel::new))
        .map(model -> CacheKey.of(photo, model, format))
        .flatMap(key -> cache.get(key, make(photo, address, format)));
  }

  /** A job with a new id at each subscription. */
  private Mono<StoredObject> make(Photo photo, String address, ImageFormat format) {
    return Mono.fromSupplier(() -> NewJob.anonymous(ids.next(), address, photo, format))
        .flatMap(jobs::run);
  }
}
