package io.atelier.platform.image;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The JDK's own codecs: PNG and JPEG without CMYK, on any machine. */
final class ImageIoCodec implements ImageCodec {

  private static final float PNG_FAST =
      0.9f; // the writer's scale turns round: 1 is stored, 0 is smallest

  /**
   * Decodes at full size: ImageIO reduces by leaving pixels out, which would look worse than it
   * saves.
   */
  @Override
  public PixelImage decode(byte[] file, long maxPixels, int targetLongSide) {
    ImageHeader header = ImageHeader.read(file).requireAtMost(maxPixels);
    if (header.format() == ImageFormat.WEBP) {
      throw noWebp();
    }
    return Orientation.apply(toRgb(read(file, header.format())), header.orientation());
  }

  private static BufferedImage read(byte[] file, ImageFormat format) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      if (!reader.getImageTypes(0).hasNext()) {
        throw inks();
      }
      BufferedImage image = reader.read(0);
      if (format == ImageFormat.JPEG && image.getRaster().getNumBands() == 4) {
        throw inks();
      }
      return image;
    } catch (IOException | RuntimeException e) { // its readers throw both on damaged files
      throw e instanceof ImageProblem problem ? problem : ImageProblem.undecodable(e);
    } finally {
      reader.dispose();
    }
  }

  private static PixelImage toRgb(BufferedImage image) {
    return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
        ? fromGray(image)
        : fromColour(image);
  }

  private static PixelImage fromColour(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int channels = image.getColorModel().hasAlpha() ? 4 : 3;
    byte[] data = new byte[width * height * channels];
    int[] row = new int[width];
    for (int y = 0, to = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        data[to++] = (byte) (argb >> 16);
        data[to++] = (byte) (argb >> 8);
        data[to++] = (byte) argb;
        if (channels == 4) {
          data[to++] = (byte) (argb >> 24);
        }
      }
    }
    return new PixelImage(width, height, channels, data);
  }

  /**
   * Takes the samples as they are: {@code getRGB} would convert the JDK's linear gray and brighten
   * the picture.
   */
  private static PixelImage fromGray(BufferedImage image) {
    WritableRaster raster = image.getRaster();
    int width = raster.getWidth();
    int height = raster.getHeight();
    int channels = raster.getNumBands() == 2 ? 4 : 3;
    int bits = raster.getSampleModel().getSampleSize(0);
    byte[] data = new byte[width * height * channels];
    int[] gray = new int[width];
    for (int y = 0, to = 0; y < height; y++) {
      raster.getSamples(0, y, width, 1, 0, gray);
      for (int x = 0; x < width; x++) {
        byte level = (byte) to8Bits(gray[x], bits);
        data[to++] = level;
        data[to++] = level;
        data[to++] = level;
        if (channels == 4) {
          data[to++] = (byte) to8Bits(raster.getSample(x, y, 1), bits);
        }
      }
    }
    return new PixelImage(width, height, channels, data);
  }

  private static int to8Bits(int sample, int bits) {
    int max = (1 << bits) - 1;
    return (sample * 255 + max / 2) / max;
  }

  @Override
  public PixelImage resize(PixelImage image, int width, int height) {
    if (width == image.width() && height == image.height()) {
      return image;
    }
    return image.hasAlpha()
        ? Alpha.unpremultiply(Resampling.scale(Alpha.premultiply(image), width, height))
        : Resampling.scale(image, width, height);
  }

  @Override
  public byte[] encode(PixelImage image, ImageFormat format, int quality) {
    return switch (format) {
      case WEBP -> throw noWebp();
      case PNG -> write(image, format, PNG_FAST);
      case JPEG -> write(image.onWhite(), format, quality / 100f);
    };
  }

  private static byte[] write(PixelImage image, ImageFormat format, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format.name()).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(image.data().length / 4);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.write(null, new IIOImage(toBuffered(image), null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage toBuffered(PixelImage image) {
    int channels = image.channels();
    PixelInterleavedSampleModel samples =
        new PixelInterleavedSampleModel(
            DataBuffer.TYPE_BYTE,
            image.width(),
            image.height(),
            channels,
            image.width() * channels,
            image.hasAlpha() ? new int[] {0, 1, 2, 3} : new int[] {0, 1, 2});
    WritableRaster raster =
        Raster.createWritableRaster(
            samples, new DataBufferByte(image.data(), image.data().length), null);
    return new BufferedImage(
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            image.hasAlpha(),
            false,
            image.hasAlpha() ? Color.TRANSLUCENT : Color.OPAQUE,
            DataBuffer.TYPE_BYTE),
        raster,
        false,
        null);
  }

  /** The JDK reads no CMYK, and takes unmarked CMYK for RGBA. */
  private static ImageProblem inks() {
    return ImageProblem.unsupported("The image's colours are neither RGB nor gray.");
  }

  private static ImageProblem noWebp() {
    return ImageProblem.unsupported("WebP is not available on this machine; use PNG or JPEG.");
  }
}
