package io.atelier.platform.image;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small picture files of all kinds, made on the spot. */
final class Pictures {

  private Pictures() {}

  /** Red to the right, green downwards, blue constant: smooth, so that lossy codecs keep it. */
  static PixelImage gradient(int width, int height) {
    byte[] data = new byte[width * height * 3];
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        data[at++] = (byte) (255 * x / width);
        data[at++] = (byte) (255 * y / height);
        data[at++] = 100;
      }
    }
    return new PixelImage(width, height, 3, data);
  }

  static byte[] jpeg(PixelImage image) {
    return new ImageIoCodec().encode(image, ImageFormat.JPEG, 95);
  }

  static byte[] png(PixelImage image) {
    return new ImageIoCodec().encode(image, ImageFormat.PNG, 100);
  }

  static byte[] write(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** One colour of 16 bits a sample. */
  static byte[] png16(int red, int green, int blue) {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(4, 4);
    for (int i = 0; i < 16; i++) {
      raster.setPixel(i % 4, i / 4, new int[] {red, green, blue});
    }
    return write(new BufferedImage(model, raster, false, null), "png");
  }

  static byte[] grayPng(int level) {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 16; i++) {
      image.getRaster().setSample(i % 4, i / 4, 0, level);
    }
    return write(image, "png");
  }

  /** Two entries, the second one transparent; the left half shows the first. */
  static byte[] palettePng() {
    IndexColorModel palette =
        new IndexColorModel(
            8,
            2,
            new byte[] {(byte) 200, 0},
            new byte[] {10, 0},
            new byte[] {20, 0},
            new byte[] {(byte) 255, 0});
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_INDEXED, palette);
    for (int i = 0; i < 16; i++) {
      image.getRaster().setSample(i % 4, i / 4, 0, i % 4 / 2);
    }
    return write(image, "png");
  }

  /** Four components without a word on what they mean. */
  static byte[] cmykJpeg() throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(
          new IIOImage(
              Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null), null, null));
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  /** Puts an EXIF segment that holds {@code tiff} right behind the start of {@code jpeg}. */
  static byte[] withExif(byte[] jpeg, byte[] tiff) {
    return ByteBuffer.allocate(jpeg.length + tiff.length + 10)
        .put(jpeg, 0, 2)
        .put(new byte[] {(byte) 0xFF, (byte) 0xE1})
        .putShort((short) (tiff.length + 8))
        .put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
        .put(tiff)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /** A big-endian TIFF structure whose only entry is the orientation. */
  static byte[] tiff(int orientation) {
    return ByteBuffer.allocate(26)
        .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .array();
  }
}
