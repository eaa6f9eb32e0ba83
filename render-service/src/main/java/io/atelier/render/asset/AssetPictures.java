package io.atelier.render.asset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atelier.render.scene.Picture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Assets as pixels; the lately used are kept, and one that is being decoded is waited for. */
@Component
public final class AssetPictures {
  private static final String PREFIX = "asset:";

  private final Assets assets;
  private final PictureDecoder decoder;
  private final Cache<String, Picture> decoded;
  private final ConcurrentMap<String, Mono<Picture>> beingDecoded = new ConcurrentHashMap<>();

  AssetPictures(Assets assets, PictureDecoder decoder, AssetProperties properties) {
    this.assets = assets;
    this.decoder = decoder;
    this.decoded =
        Caffeine.newBuilder()
            .maximumWeight(properties.cache().toBytes())
            .weigher((String reference, Picture picture) -> picture.argb().length * Integer.BYTES)
            .build();
  }

  /**
   * Fails with a 422 problem where there is no such picture.
   *
   * @param reference such as {@code asset:7/9f86…}
   */
  public Mono<Picture> load(String reference) {
    return Mono.defer(
        () -> {
          Picture known = decoded.getIfPresent(reference);
          return known == null ? join(reference) : Mono.just(known);
        });
  }

  private Mono<Picture> join(String reference) {
    return beingDecoded.computeIfAbsent(
        reference,
        name ->
            fetch(name)
                .doOnNext(picture -> decoded.put(name, picture))
                .doFinally(end -> beingDecoded.remove(name))
                .cache());
  }

  private Mono<Picture> fetch(String reference) {
    Mono<byte[]> file =
        reference.startsWith(PREFIX)
            ? assets.file(reference.substring(PREFIX.length()))
            : Mono.empty();
    return file.switchIfEmpty(Mono.error(() -> new AssetProblem.Missing(reference)))
        .flatMap(decoder::decode);
  }
}
