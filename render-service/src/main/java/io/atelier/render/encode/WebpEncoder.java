package io.atelier.render.encode;

import io.atelier.render.raster.PixelRaster;
import io.github.humbleui.skija.EncodeWEBPCompressionMode;
import io.github.humbleui.skija.EncodeWEBPOptions;
import io.github.humbleui.skija.EncoderWEBP;

/** WebP by Skia's libwebp. */
final class WebpEncoder {
  private static final int LOSSLESS = 100;

  /** Of lossless WebP: more tries harder, not better. */
  private static final float LITTLE_EFFORT = 20;

  private WebpEncoder() {}

  /**
   * @param quality 1 to 99, or 100 for lossless
   */
  static byte[] encode(PixelRaster raster, int quality) {
    EncodeWEBPOptions options =
        quality == LOSSLESS
            ? new EncodeWEBPOptions(EncodeWEBPCompressionMode.LOSSLESS, LITTLE_EFFORT)
            : new EncodeWEBPOptions(EncodeWEBPCompressionMode.LOSSY, quality);
    return SkiaImages.encode(raster, false, image -> EncoderWEBP.encode(image, options));
  }
}
