package io.atelier.render.svg;

import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.PixelImage;
import io.atelier.render.scene.Layer.Fit;
import io.atelier.render.scene.Picture;
import java.util.Base64;

/** Writes pictures as data URIs: photographs as JPEG, what is small or has alpha as PNG. */
final class Images {
  private static final int JPEG_QUALITY = 88;
  private static final int SMALL = 128 * 128;

  private Images() {}

  static Markup element(Picture picture, Fit fit, Frame box) {
    return element(new Markup().raw("<image"), picture, fit, box);
  }

  /** As above, to be used by its id. */
  static Markup element(Picture picture, Fit fit, Frame box, String id) {
    return element(new Markup().raw("<image").attribute("id", id), picture, fit, box);
  }

  private static Markup element(Markup start, Picture picture, Fit fit, Frame box) {
    return box.writeTo(start)
        .attribute(
            "preserveAspectRatio",
            switch (fit) {
              case CONTAIN -> "xMidYMid";
              case COVER -> "xMidYMid slice";
              case FILL -> "none";
            })
        .attribute("href", dataUri(picture))
        .raw("/>");
  }

  static String dataUri(Picture picture) {
    PixelImage pixels = pixels(picture);
    boolean photograph = !pixels.hasAlpha() && picture.width() * picture.height() > SMALL;
    ImageFormat format = photograph ? ImageFormat.JPEG : ImageFormat.PNG;
    byte[] file = ImageCodec.best().encode(pixels, format, JPEG_QUALITY);
    return "data:%s;base64,%s"
        .formatted(format.mediaType(), Base64.getEncoder().encodeToString(file));
  }

  private static PixelImage pixels(Picture picture) {
    int[] argb = picture.argb();
    int count = picture.width() * picture.height();
    boolean alpha = false;
    for (int i = 0; i < count; i++) {
      alpha |= argb[i] >>> 24 != 0xFF;
    }
    int channels = alpha ? 4 : 3;
    byte[] data = new byte[count * channels];
    for (int i = 0, to = 0; i < count; i++, to += channels) {
      int opacity = argb[i] >>> 24;
      for (int c = 0; c < 3; c++) {
        data[to + c] = (byte) straight(argb[i] >> 16 - 8 * c & 0xFF, opacity);
      }
      if (alpha) {
        data[to + 3] = (byte) opacity;
      }
    }
    return new PixelImage(picture.width(), picture.height(), channels, data);
  }

  private static int straight(int premultiplied, int opacity) {
    return opacity == 0 ? 0 : Math.min(255, (premultiplied * 255 + opacity / 2) / opacity);
  }
}
