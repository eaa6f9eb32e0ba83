package io.atelier.render.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Pictures made lately, bounded by their bytes. Whoever asks for a picture that is being made waits
 * for that one. Failures reach everyone who waits and are not kept.
 */
@Component
public final class RenderedPictures {
  private final Cache<String, byte[]> pictures;

  /** Bounded by the render queue: what finds no place there fails at once. */
  private final ConcurrentMap<String, Mono<byte[]>> beingMade = new ConcurrentHashMap<>();

  RenderedPictures(CacheProperties properties) {
    pictures =
        Caffeine.newBuilder()
            .maximumWeight(properties.size().toBytes())
            .weigher((String key, byte[] picture) -> key.length() + picture.length)
            .build();
  }

  /**
   * @param key tells pictures apart: the same key, the same bytes
   * @param make renders the picture when subscribed to; bounded in time by itself
   */
  public Mono<byte[]> get(String key, Mono<byte[]> make) {
    return Mono.defer(
        () -> {
          byte[] picture = pictures.getIfPresent(key);
          return picture == null ? join(key, make) : Mono.just(picture);
        });
  }

  private Mono<byte[]> join(String key, Mono<byte[]> make) {
    return beingMade.computeIfAbsent(
        key,
        k ->
            make.doOnNext(picture -> pictures.put(k, picture))
                .doFinally(end -> beingMade.remove(k))
                .cache());
  }
}
