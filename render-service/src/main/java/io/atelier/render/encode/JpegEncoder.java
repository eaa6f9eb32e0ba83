package io.atelier.render.encode;

import io.atelier.render.raster.PixelRaster;

/** JPEG at 4:2:0; what is transparent lies on white. For one thread at a time. */
interface JpegEncoder extends AutoCloseable {
  /**
   * @param quality 1 to 100
   */
  byte[] encode(PixelRaster raster, int quality, boolean progressive);

  @Override
  default void close() {}
}
