package io.atelier.render.pipeline;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Step 7: draws laid out glyphs on their ground. */
final class Painter {
  private static final int OPAQUE = 0xFF;

  private Painter() {}

  /** {@code TYPE_INT_RGB} on an opaque ground, else {@code TYPE_INT_ARGB}. */
  static BufferedImage paint(TextCard card, Layout layout) {
    boolean opaque = card.background() >>> 24 == OPAQUE;
    var picture =
        new BufferedImage(
            card.deviceWidth(),
            layout.height(),
            opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    try {
      fill(graphics, card.background(), picture);
      draw(graphics, card.color(), layout);
    } finally {
      graphics.dispose();
    }
    return picture;
  }

  private static void fill(Graphics2D graphics, int background, BufferedImage picture) {
    graphics.setComposite(AlphaComposite.Src);
    graphics.setColor(new Color(background, true));
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    graphics.setComposite(AlphaComposite.SrcOver);
  }

  private static void draw(Graphics2D graphics, int color, Layout layout) {
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(color, true));
    for (Layout.PlacedGlyphs run : layout.glyphs()) {
      graphics.drawGlyphVector(run.glyphs(), run.x(), run.y());
    }
  }
}
