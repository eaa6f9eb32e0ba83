package io.atelier.render.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Pictures made lately, in memory and in Redis, bounded by their bytes. Whoever asks for a picture
 * that is being made waits for that one. Failures reach everyone who waits and are not kept.
 */
@Component
public final class RenderedPictures {
  private static final int ENTRY_BYTES = 150;

  private final Cache<String, byte[]> pictures;
  private final SharedPictures shared;

  /** Bounded by the render queue: what finds no place there fails at once. */
  private final ConcurrentMap<String, Mono<byte[]>> beingMade = new ConcurrentHashMap<>();

  RenderedPictures(CacheProperties properties, SharedPictures shared) {
    this.shared = shared;
    this.pictures =
        Caffeine.newBuilder()
            .executor(Runnable::run) // eviction is cheaper than waking a thread for it
            .maximumWeight(properties.size().toBytes())
            .weigher((String key, byte[] picture) -> ENTRY_BYTES + picture.length)
            .build();
  }

  /** The picture if it is in memory. */
  public byte @Nullable [] inMemory(String key) {
    return pictures.getIfPresent(key);
  }

  /**
   * @param key tells pictures apart: the same key, the same picture
   * @param worthSharing whether fetching it from Redis is likely to be cheaper than making it
   * @param make renders the picture when subscribed to; bounded in time by itself
   */
  public Mono<byte[]> get(String key, boolean worthSharing, Mono<byte[]> make) {
    return Mono.defer(
        () -> {
          byte[] picture = pictures.getIfPresent(key);
          return picture == null ? join(key, worthSharing, make) : Mono.just(picture);
        });
  }

  private Mono<byte[]> join(String key, boolean worthSharing, Mono<byte[]> make) {
    return beingMade.computeIfAbsent(
        key,
        k ->
            (worthSharing ? shared(k, make) : make)
                .doOnNext(picture -> pictures.put(k, picture))
                .doFinally(end -> beingMade.remove(k))
                .cache());
  }

  private Mono<byte[]> shared(String key, Mono<byte[]> make) {
    return shared.get(key).switchIfEmpty(make.doOnNext(picture -> shared.offer(key, picture)));
  }
}
