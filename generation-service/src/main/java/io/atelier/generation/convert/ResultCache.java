package io.atelier.generation.convert;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atelier.generation.result.ResultKey;
import io.atelier.generation.result.SingleFlight;
import io.atelier.platform.objectstore.StoredObject;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/**
 * Remembers finished pictures, and lets callers who ask for one that is being made share the
 * making. Failures are not remembered.
 */
final class ResultCache {
  private final Cache<ResultKey, StoredObject> finished;
  private final SingleFlight<StoredObject> flights = new SingleFlight<>();

  ResultCache(ConvertProperties properties) {
    this.finished =
        Caffeine.newBuilder()
            .maximumWeight(properties.cache().toBytes())
            .weigher((ResultKey key, StoredObject picture) -> picture.body().length)
            .expireAfterWrite(properties.cacheFor())
            .build();
  }

  /**
   * The picture for {@code key}.
   *
   * @param make makes it; subscribed to once for all who wait, cancelled when all have left
   * @param isStillKey whether the key is still what this picture would get; if not, another version
   *     may have made it meanwhile, and it is not remembered
   */
  Mono<StoredObject> get(ResultKey key, Mono<StoredObject> make, BooleanSupplier isStillKey) {
    return Mono.defer(
        () -> {
          StoredObject known = finished.getIfPresent(key);
          return known == null
              ? flights.join(key, make.doOnNext(picture -> remember(key, picture, isStillKey)))
              : Mono.just(known);
        });
  }

  private void remember(ResultKey key, StoredObject picture, BooleanSupplier isStillKey) {
    if (isStillKey.getAsBoolean()) {
      finished.put(key, picture);
    }
  }
}
