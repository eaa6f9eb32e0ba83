package io.atelier.loadtest;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures that cost a decoder what photos do: gradients, discs and a camera's noise. */
final class Photo {
  private static final int DISCS = 24;
  private static final double NOISE = 9;

  private Photo() {}

  /** A picture that its seed alone decides. */
  static BufferedImage of(int width, int height, long seed) {
    var random = new SplittableRandom(seed);
    var photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = photo.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, color(random), width, height, color(random)));
    graphics.fillRect(0, 0, width, height);
    for (int i = 0; i < DISCS; i++) {
      int size = random.nextInt(width / 20 + 1, width / 3 + 2);
      graphics.setPaint(color(random));
      graphics.fillOval(
          random.nextInt(width) - size / 2, random.nextInt(height) - size / 2, size, size);
    }
    graphics.dispose();
    addNoise(photo, random);
    return photo;
  }

  static byte[] png(BufferedImage photo) {
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(photo, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /**
   * @param quality 0 to 1
   */
  static byte[] jpeg(BufferedImage photo, float quality) {
    var file = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = new MemoryCacheImageOutputStream(file)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(photo, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  /** The JPEG of at most {@code bytes} bytes with the best quality that gives. */
  static byte[] jpegOf(BufferedImage photo, int bytes) {
    float low = 0.3f;
    float high = 1f;
    byte[] best = jpeg(photo, low);
    for (int i = 0; i < 6; i++) {
      float middle = (low + high) / 2;
      byte[] tried = jpeg(photo, middle);
      if (tried.length <= bytes) {
        best = tried;
        low = middle;
      } else {
        high = middle;
      }
    }
    return best;
  }

  private static Color color(SplittableRandom random) {
    return Color.getHSBColor(
        random.nextInt(360) / 360f,
        0.2f + random.nextInt(60) / 100f,
        0.3f + random.nextInt(65) / 100f);
  }

  private static void addNoise(BufferedImage photo, SplittableRandom random) {
    for (int y = 0; y < photo.getHeight(); y++) {
      for (int x = 0; x < photo.getWidth(); x++) {
        int rgb = photo.getRGB(x, y);
        int noise = (int) Math.round(random.nextGaussian() * NOISE);
        photo.setRGB(
            x, y, level(rgb >> 16, noise) << 16 | level(rgb >> 8, noise) << 8 | level(rgb, noise));
      }
    }
  }

  private static int level(int channel, int noise) {
    return Math.clamp((channel & 0xFF) + noise, 0, 255);
  }
}
