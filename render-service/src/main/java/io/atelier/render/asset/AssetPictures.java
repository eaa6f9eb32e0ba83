package io.atelier.render.asset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atelier.render.scene.Picture;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The pictures that scenes name, as pixels. Assets used lately are kept; the pixels of all others
 * that are in hand at once are bounded.
 */
@Component
public final class AssetPictures {
  private static final String ASSET = "asset:";

  private final Assets assets;
  private final PictureDecoder decoder;
  private final long mostHeld;
  private final AtomicLong held = new AtomicLong();
  private final Cache<String, Picture> lately;

  AssetPictures(Assets assets, PictureDecoder decoder, AssetProperties properties) {
    this.assets = assets;
    this.decoder = decoder;
    this.mostHeld = properties.held().toBytes();
    this.lately =
        Caffeine.newBuilder()
            .maximumWeight(properties.cache().toBytes())
            .weigher((String reference, Picture picture) -> picture.argb().length * Integer.BYTES)
            .build();
  }

  /**
   * Hands pictures to {@code use} and counts them as held until that ends. Fails with a 422 problem
   * where one is missing, a 4xx where one cannot be decoded, 413 where together they have more
   * pixels than may ever be held, and 503 where others hold too many at the moment.
   *
   * @param references such as {@code asset:7/9f86…}, or names of {@code uploads}
   * @param uploads files that came with the request, by reference
   */
  public <T> Mono<T> with(
      Set<String> references,
      Map<String, byte[]> uploads,
      Function<Map<String, Picture>, Mono<T>> use) {
    return Flux.fromIterable(references)
        .concatMap(reference -> source(reference, uploads))
        .collectList()
        .flatMap(sources -> within(bytes(sources), decoded(sources).flatMap(use)));
  }

  /** Where a picture comes from. */
  private sealed interface Source {
    String reference();

    record Known(String reference, Picture picture) implements Source {}

    record File(String reference, byte[] file, long bytes) implements Source {}
  }

  private Mono<Source> source(String reference, Map<String, byte[]> uploads) {
    Picture known = lately.getIfPresent(reference);
    if (known != null) {
      return Mono.just(new Source.Known(reference, known));
    }
    Mono<byte[]> file =
        reference.startsWith(ASSET)
            ? assets.file(reference.substring(ASSET.length()))
            : Mono.justOrEmpty(uploads.get(reference));
    return file.switchIfEmpty(Mono.error(() -> new AssetProblem.Missing(reference)))
        .map(bytes -> new Source.File(reference, bytes, decoder.bytesOf(bytes)));
  }

  private static long bytes(Collection<Source> sources) {
    return sources.stream()
        .mapToLong(source -> source instanceof Source.File file ? file.bytes() : 0)
        .sum();
  }

  private <T> Mono<T> within(long bytes, Mono<T> work) {
    return Mono.defer(
        () -> {
          if (bytes > mostHeld) {
            return Mono.error(new AssetProblem.TooManyPixels(mostHeld));
          }
          if (held.addAndGet(bytes) > mostHeld) {
            held.addAndGet(-bytes);
            return Mono.error(new AssetProblem.Busy());
          }
          return work.doFinally(end -> held.addAndGet(-bytes));
        });
  }

  private Mono<Map<String, Picture>> decoded(List<Source> sources) {
    return Flux.fromIterable(sources)
        .concatMap(source -> picture(source).map(picture -> Map.entry(source.reference(), picture)))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private Mono<Picture> picture(Source source) {
    return switch (source) {
      case Source.Known(String reference, Picture picture) -> Mono.just(picture);
      case Source.File(String reference, byte[] file, long bytes) ->
          decoder.decode(file).doOnNext(picture -> remember(reference, picture));
    };
  }

  /** The name of an upload says nothing of its content. */
  private void remember(String reference, Picture picture) {
    if (reference.startsWith(ASSET)) {
      lately.put(reference, picture);
    }
  }
}
