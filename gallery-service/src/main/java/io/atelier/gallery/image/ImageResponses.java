package io.atelier.gallery.image;

import io.atelier.gallery.NotFound;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers with a picture's bytes. A variant never changes, so clients may keep it for ever. */
@Component
public final class ImageResponses {

  /** Default of a {@code width} parameter: the picture itself. */
  public static final String WIDEST = "2147483647";

  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

  private final VariantRepository variants;
  private final ImageFiles files;

  ImageResponses(VariantRepository variants, ImageFiles files) {
    this.variants = variants;
    this.files = files;
  }

  /**
   * The body is read only when it is needed, so not for a 304. Fails with {@link NotFound} for what
   * is not this user's.
   *
   * @param width least width wanted, in pixels
   */
  public Mono<ResponseEntity<Mono<byte[]>>> of(long imageId, long userId, int width) {
    return variants
        .find(imageId, userId, width)
        .switchIfEmpty(Mono.error(() -> NotFound.image(imageId)))
        .map(variant -> response(imageId, variant));
  }

  private ResponseEntity<Mono<byte[]>> response(long imageId, Variant variant) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(variant.mediaType()))
        .eTag('"' + variant.sha256() + '"')
        .cacheControl(FOR_EVER)
        .header("X-Content-Type-Options", "nosniff")
        .body(body(imageId, variant));
  }

  private Mono<byte[]> body(long imageId, Variant variant) {
    return files
        .source(variant.objectKey())
        .switchIfEmpty(Mono.error(() -> NotFound.image(imageId)));
  }
}
