package io.atelier.gallery.image;

import io.atelier.platform.objectstore.ObjectStore;
import io.atelier.platform.objectstore.StoredObject;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The files of a picture in the object store: its original and its variants. */
@Component
public final class ImageFiles {

  private static final int WRITES_AT_ONCE = 3;

  private final ObjectStore store;
  private final Renderer renderer;

  ImageFiles(ObjectStore store, Renderer renderer) {
    this.store = store;
    this.renderer = renderer;
  }

  /** Stores a picture as it came; gives its object key. */
  public Mono<String> keepOriginal(long imageId, ExaminedImage image) {
    String key = ImageKeys.original(imageId, image.sha256());
    return store.put(key, image.bytes(), image.header().format().mediaType()).thenReturn(key);
  }

  /** Reads a picture as it came; empty if it is gone. */
  public Mono<byte[]> source(String key) {
    return store.get(key).map(StoredObject::body);
  }

  /** Renders and stores every size. May be repeated: keys derive from id and width. */
  public Mono<List<Variant>> keepVariants(long imageId, String sourceKey, byte[] source) {
    boolean clean = !ImageKeys.isOriginal(sourceKey); // our own encoder wrote it
    return renderer
        .render(source, clean)
        .flatMapMany(Flux::fromIterable)
        .flatMapSequential(rendition -> keep(imageId, rendition), WRITES_AT_ONCE)
        .collectList();
  }

  /** Removes what the gallery keeps of a picture. May be repeated. */
  public Mono<Void> erase(long imageId, String sourceKey) {
    Flux<String> keys = store.list(ImageKeys.variants(imageId));
    return (ImageKeys.isOriginal(sourceKey) ? keys.concatWithValues(sourceKey) : keys)
        .flatMap(store::delete, WRITES_AT_ONCE)
        .then();
  }

  private Mono<Variant> keep(long imageId, Rendition rendition) {
    Variant variant = Variant.of(imageId, rendition);
    return store
        .put(variant.objectKey(), rendition.bytes(), variant.mediaType())
        .thenReturn(variant);
  }
}
