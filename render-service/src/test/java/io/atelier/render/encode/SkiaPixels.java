package io.atelier.render.encode;

import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.ColorType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Decodes what the JDK cannot. */
final class SkiaPixels {
  private SkiaPixels() {}

  /** Premultiplied ARGB. */
  static int[] of(byte[] file) {
    try (Image image = Image.makeDeferredFromEncodedBytes(file);
        Bitmap bitmap = new Bitmap()) {
      var info =
          new ImageInfo(
              image.getWidth(), image.getHeight(), ColorType.BGRA_8888, ColorAlphaType.PREMUL);
      bitmap.allocPixels(info);
      if (!image.readPixels(bitmap)) {
        throw new IllegalArgumentException("not an image");
      }
      int[] argb = new int[image.getWidth() * image.getHeight()];
      ByteBuffer.wrap(bitmap.readPixels()).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(argb);
      return argb;
    }
  }
}
