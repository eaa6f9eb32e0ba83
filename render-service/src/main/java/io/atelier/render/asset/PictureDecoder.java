package io.atelier.render.asset;

import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageHeader;
import io.atelier.platform.image.PixelImage;
import io.atelier.render.scene.Picture;
import io.atelier.render.scene.Scene;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** From picture files to pixels a scene can hold. */
@Component
final class PictureDecoder {
  private static final int OPAQUE = 0xFF << 24;

  private final ImageCodec codec = ImageCodec.best();
  private final AssetProperties limits;
  private final Scheduler render;

  PictureDecoder(AssetProperties limits, Scheduler render) {
    this.limits = limits;
    this.render = render;
  }

  /** Fails with an {@code ImageProblem}: 415 unsupported, 422 broken, 413 too many pixels. */
  Mono<Picture> decode(byte[] file) {
    return Mono.fromCallable(() -> decodeNow(file))
        .subscribeOn(render); // decoding, tens of milliseconds
  }

  /** The header's word on the file, which is known to be whole. */
  ImageHeader examine(byte[] file) {
    return ImageHeader.read(file).requireAtMost(limits.maxPixels());
  }

  /** What its pixels will take; fails as {@link #examine}. */
  long bytesOf(byte[] file) {
    ImageHeader header = examine(file);
    return (long) header.width() * header.height() * Integer.BYTES;
  }

  static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private Picture decodeNow(byte[] file) {
    examine(file);
    PixelImage pixels = codec.decode(file, limits.maxPixels(), Scene.MAX_EDGE);
    return new Picture(sha256(file), pixels.width(), pixels.height(), argb(pixels));
  }

  private static int[] argb(PixelImage pixels) {
    byte[] data = pixels.data();
    int[] argb = new int[pixels.width() * pixels.height()];
    int channels = pixels.channels();
    for (int i = 0, at = 0; i < argb.length; i++, at += channels) {
      int red = data[at] & 0xFF;
      int green = data[at + 1] & 0xFF;
      int blue = data[at + 2] & 0xFF;
      argb[i] =
          channels == 3
              ? OPAQUE | red << 16 | green << 8 | blue
              : premultiplied(data[at + 3] & 0xFF, red, green, blue);
    }
    return argb;
  }

  private static int premultiplied(int alpha, int red, int green, int blue) {
    return alpha << 24
        | (red * alpha + 127) / 255 << 16
        | (green * alpha + 127) / 255 << 8
        | (blue * alpha + 127) / 255;
  }
}
