package io.atelier.render.encode;

import io.atelier.render.raster.IndexedRaster;
import io.atelier.render.raster.PixelRaster;
import io.atelier.render.raster.Raster;
import io.atelier.render.scene.Output;

/** Encoders of every format with their buffers. For one thread at a time. */
final class PictureEncoder implements AutoCloseable {
  private final PngEncoder png;
  private final JpegEncoder jpeg;

  PictureEncoder(PngEncoder png, JpegEncoder jpeg) {
    this.png = png;
    this.jpeg = jpeg;
  }

  byte[] encode(Raster raster, Output output) {
    return switch (raster) {
      case IndexedRaster indexed -> png.encode(indexed);
      case PixelRaster pixels ->
          switch (output.format()) {
            case PNG -> png.encode(pixels, output.interlaced());
            case JPEG -> jpeg.encode(pixels, output.quality(), output.interlaced());
            case WEBP -> WebpEncoder.encode(pixels, output.quality());
            case SVG -> throw new IllegalArgumentException("SVG is made of layouts, not of pixels");
          };
    };
  }

  @Override
  public void close() {
    png.close();
    jpeg.close();
  }
}
