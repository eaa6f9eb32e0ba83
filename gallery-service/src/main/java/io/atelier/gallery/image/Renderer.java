package io.atelier.gallery.image;

import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import io.atelier.platform.image.PixelImage;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Makes the sizes a picture is kept in. */
@Component
final class Renderer {

  private final ImageCodec codec;
  private final ImageProperties properties;
  private final Scheduler images;

  Renderer(ImageCodec codec, ImageProperties properties, @Qualifier("images") Scheduler images) {
    this.codec = codec;
    this.properties = properties;
    this.images = images;
  }

  /**
   * The picture itself first, then its thumbnails. Fails with an {@code ImageProblem} where it
   * cannot be decoded.
   *
   * @param clean whether the file is known to stand upright and to hold no metadata, so that it is
   *     kept as it is
   */
  Mono<List<Rendition>> render(byte[] file, boolean clean) {
    return Mono.fromCallable(() -> renderNow(file, clean))
        .subscribeOn(images); // decoding and encoding, tens of milliseconds
  }

  private List<Rendition> renderNow(byte[] file, boolean clean) {
    ImageFormat format = ImageHeader.read(file).format();
    PixelImage picture = codec.decode(file, properties.maxPixels());
    var renditions = new ArrayList<Rendition>();
    renditions.add(
        clean
            ? new Rendition(picture.width(), picture.height(), format, file)
            : encode(picture, format, properties.quality()));
    PixelImage larger = picture;
    for (int width : properties.thumbnailWidths()) {
      if (width < picture.width()) {
        larger = codec.resize(larger, width, heightFor(picture, width));
        renditions.add(encode(larger, thumbnailFormat(larger), properties.thumbnailQuality()));
      }
    }
    return renditions;
  }

  private Rendition encode(PixelImage picture, ImageFormat format, int quality) {
    byte[] bytes = codec.encode(picture, format, quality);
    return new Rendition(picture.width(), picture.height(), format, bytes);
  }

  private static ImageFormat thumbnailFormat(PixelImage picture) {
    return picture.hasAlpha() ? ImageFormat.PNG : ImageFormat.JPEG;
  }

  private static int heightFor(PixelImage picture, int width) {
    return Math.max(1, Math.round((float) picture.height() * width / picture.width()));
  }
}
