package io.atelier.generation.convert;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atelier.platform.objectstore.StoredObject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;

/**
 * Remembers finished pictures, and lets callers who ask for one that is being made share the
 * making. Failures are not remembered.
 */
final class ResultCache {
  private final Cache<CacheKey, StoredObject> finished;

  /** One entry per conversion that somebody waits for. */
  private final ConcurrentMap<CacheKey, Mono<StoredObject>> inFlight = new ConcurrentHashMap<>();

  ResultCache(ConvertProperties properties) {
    this.finished =
        Caffeine.newBuilder()
            .maximumWeight(properties.cache().toBytes())
            .weigher((CacheKey key, StoredObject picture) -> picture.body().length)
            .expireAfterWrite(properties.cacheFor())
            .build();
  }

  /**
   * The picture for {@code key}.
   *
   * @param make makes it; subscribed to once for all who wait, cancelled when all have left
   */
  Mono<StoredObject> get(CacheKey key, Mono<StoredObject> make) {
    return Mono.defer(
        () -> {
          StoredObject known = finished.getIfPresent(key);
          return known == null ? join(key, make) : Mono.just(known);
        });
  }

  private Mono<StoredObject> join(CacheKey key, Mono<StoredObject> make) {
    return inFlight.computeIfAbsent(key, absent -> shared(key, make));
  }

  private Mono<StoredObject> shared(CacheKey key, Mono<StoredObject> make) {
    return make.doOnNext(picture -> finished.put(key, picture))
        .doFinally(end -> inFlight.remove(key))
        .flux()
        .replay(1)
        .refCount(1)
        .next();
  }
}
