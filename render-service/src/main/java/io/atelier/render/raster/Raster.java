package io.atelier.render.raster;

/** The pixels of a painted picture, in arrays that go back to their pool when it is closed. */
public sealed interface Raster extends AutoCloseable permits PixelRaster, IndexedRaster {
  int width();

  int height();

  @Override
  void close();
}
