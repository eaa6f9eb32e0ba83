package io.atelier.render.encode;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atelier.render.raster.Ground;
import java.util.Arrays;
import java.util.function.Supplier;

/** What of a ground is encoded once for all pictures on it. Bounded by bytes. */
final class GroundCache<T extends GroundCache.Ready> {
  private record Key(Ground ground, Object variant) {}

  private final Cache<Key, T> cache;

  GroundCache(long mostBytes) {
    cache =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes)
            .weigher((Key key, T ready) -> (int) Math.min(Integer.MAX_VALUE, ready.bytes()))
            .build();
  }

  /**
   * @param variant what else decides the bytes, such as the quality
   */
  T get(Ground ground, Object variant, Supplier<T> make) {
    var key = new Key(ground, variant);
    T ready = cache.getIfPresent(key);
    return ready != null ? ready : cache.get(key, k -> make.get());
  }

  /** Encoded bands. */
  interface Ready {
    long bytes();

    static long sum(byte[][] pieces) {
      return Arrays.stream(pieces).mapToLong(piece -> piece.length).sum();
    }
  }
}
