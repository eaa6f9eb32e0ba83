package io.atelier.render.encode;

import io.atelier.render.raster.PixelRaster;

/** Rows of a picture as they look on white. */
final class OnWhite {
  private OnWhite() {}

  /**
   * @param into takes row {@code y}, opaque
   */
  static void row(PixelRaster raster, int y, int[] into) {
    int width = raster.width();
    int[] pixels = raster.pixels(y);
    for (int x = 0; x < width; x++) {
      int pixel = pixels[y * width + x];
      into[x] = pixel + 0x010101 * (0xFF - (pixel >>> 24)) | 0xFF000000; // premultiplied: no carry
    }
  }
}
