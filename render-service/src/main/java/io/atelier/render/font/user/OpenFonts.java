package io.atelier.render.font.user;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atelier.render.font.FontFamily;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Fonts that are ready to draw with, bounded by the bytes of their files and for a time. Whoever
 * asks for one that is being opened waits for that. Failures are not kept.
 */
@Component
final class OpenFonts {
  private final Cache<String, Opened> fonts;

  /** Bounded by the requests in hand, each of which waits for one. */
  private final ConcurrentMap<String, Mono<FontFamily>> beingOpened = new ConcurrentHashMap<>();

  OpenFonts(FontProperties properties) {
    this.fonts =
        Caffeine.newBuilder()
            .maximumWeight(properties.open().toBytes())
            .weigher((String name, Opened font) -> font.bytes)
            .expireAfterWrite(properties.openFor())
            .build();
  }

  /**
   * The font of that name.
   *
   * @param open reads and opens it when subscribed to; empty if there is none
   */
  Mono<FontFamily> get(String name, Mono<Opened> open) {
    return Mono.defer(
        () -> {
          Opened known = fonts.getIfPresent(name);
          return known == null ? join(name, open) : Mono.just(known.family);
        });
  }

  private Mono<FontFamily> join(String name, Mono<Opened> open) {
    return beingOpened.computeIfAbsent(
        name,
        absent ->
            open.doOnNext(font -> fonts.put(name, font))
                .map(Opened::family)
                .doFinally(end -> beingOpened.remove(name))
                .cache());
  }

  void forget(String name) {
    fonts.invalidate(name);
  }

  /**
   * @param bytes of its file
   */
  record Opened(FontFamily family, int bytes) {}
}
