package io.atelier.loadtest.render;

import io.atelier.render.scene.Picture;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A translucent disc with a ring, the same for all engines. */
final class Logo {
  static final Picture SMALL = picture(96);
  static final Picture LARGE = picture(144);

  private Logo() {}

  /** Writes {@code logo96.png} and {@code logo144.png}. */
  static void write(Path folder) throws IOException {
    for (Picture logo : new Picture[] {SMALL, LARGE}) {
      ImageIO.write(drawn(logo.width()), "png", folder.resolve(logo.digest()).toFile());
    }
  }

  private static Picture picture(int size) {
    int[] argb = ((DataBufferInt) drawn(size).getRaster().getDataBuffer()).getData();
    return new Picture("logo" + size + ".png", size, size, argb);
  }

  private static BufferedImage drawn(int size) {
    var logo = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = logo.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (double share : new double[] {1, 0.75, 0.55}) {
      graphics.setPaint(
          new GradientPaint(
              0, 0, new Color(255, 90, 40, 150), size, size, new Color(255, 240, 100, 150)));
      double inset = size * (1 - share) / 2;
      graphics.fill(new Ellipse2D.Double(inset, inset, size * share, size * share));
    }
    graphics.dispose();
    return logo;
  }
}
