package io.atelier.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Small picture files for tests. */
public final class Pictures {
  private Pictures() {}

  /** A PNG of one colour. */
  public static byte[] png(int width, int height, int argb) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(new Color(argb, true));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  public static BufferedImage read(byte[] file) {
    try {
      return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(file)), "no picture");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
