package io.atelier.render.encode;

import java.awt.image.BufferedImage;
import org.springframework.stereotype.Component;

/** Encodes a painted card in the format asked for. */
@Component
public final class Encoders {
  private final PngEncoder png = new PngEncoder();
  private final JpegEncoder jpeg = new JpegEncoder();

  /**
   * @param picture {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}; RGB for JPEG
   * @param quality 1 to 100, for JPEG only
   */
  public byte[] encode(BufferedImage picture, OutputFormat format, int quality) {
    return switch (format) {
      case PNG -> png.encode(picture);
      case JPEG -> jpeg.encode(picture, quality);
    };
  }
}
