package io.atelier.render.encode;

import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.PixelImage;
import io.atelier.render.raster.PixelRaster;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * JPEG for machines without libjpeg-turbo: by the bundled OpenCV where that loads, else and for
 * progressive ones by the JDK.
 */
final class PlainJpegEncoder implements JpegEncoder {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final ImageCodec codec = ImageCodec.best();

  @Override
  public byte[] encode(PixelRaster raster, int quality, boolean progressive) {
    return progressive
        ? progressive(raster, quality)
        : codec.encode(rgb(raster), ImageFormat.JPEG, quality);
  }

  private static PixelImage rgb(PixelRaster raster) {
    int width = raster.width();
    byte[] samples = new byte[3 * width * raster.height()];
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < raster.height(); y++) {
      OnWhite.row(raster, y, row);
      for (int pixel : row) {
        samples[at++] = (byte) (pixel >> 16);
        samples[at++] = (byte) (pixel >> 8);
        samples[at++] = (byte) pixel;
      }
    }
    return new PixelImage(width, raster.height(), 3, samples);
  }

  private static byte[] progressive(PixelRaster raster, int quality) {
    var file = new ByteArrayOutputStream(BUFFER_BYTES);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = new MemoryCacheImageOutputStream(file)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality / 100f);
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture(raster), null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory only: cannot happen
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  private static BufferedImage picture(PixelRaster raster) {
    int width = raster.width();
    var picture = new BufferedImage(width, raster.height(), BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    int[] row = new int[width];
    for (int y = 0; y < raster.height(); y++) {
      OnWhite.row(raster, y, row);
      System.arraycopy(row, 0, pixels, y * width, width);
    }
    return picture;
  }
}
