package io.atelier.render.pipeline;

import io.atelier.render.layout.LaidOutScene;
import io.atelier.render.layout.TextLayout;
import io.atelier.render.layout.TextLayout.GlyphRun;
import io.atelier.render.scene.Paint;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

/** Draws a scene's texts on its ground; no other layers yet, no gradients. */
final class Painter {
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final int OPAQUE = 0xFF;

  private Painter() {}

  /** {@code TYPE_INT_RGB} on an opaque ground, else {@code TYPE_INT_ARGB}. */
  static BufferedImage paint(LaidOutScene laidOut) {
    Color background = color(laidOut.scene().background());
    var picture =
        new BufferedImage(
            laidOut.width(),
            laidOut.height(),
            background.getAlpha() == OPAQUE
                ? BufferedImage.TYPE_INT_RGB
                : BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = picture.createGraphics();
    try {
      fill(graphics, background, picture);
      draw(graphics, laidOut);
    } finally {
      graphics.dispose();
    }
    return picture;
  }

  private static void fill(Graphics2D graphics, Color background, BufferedImage picture) {
    graphics.setComposite(AlphaComposite.Src);
    graphics.setColor(background);
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    graphics.setComposite(AlphaComposite.SrcOver);
  }

  private static void draw(Graphics2D graphics, LaidOutScene laidOut) {
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (TextLayout text : laidOut.texts()) {
      for (GlyphRun run : text.runs()) {
        graphics.setColor(color(run.style().color()));
        graphics.drawGlyphVector(glyphs(run), 0, 0);
      }
    }
  }

  private static GlyphVector glyphs(GlyphRun run) {
    Font font = run.face().awt().deriveFont(run.size());
    GlyphVector glyphs = font.createGlyphVector(CONTEXT, run.glyphs());
    for (int i = 0; i < run.glyphs().length; i++) {
      glyphs.setGlyphPosition(i, new Point2D.Float(run.x()[i], run.y()[i]));
    }
    return glyphs;
  }

  private static Color color(Paint paint) {
    if (paint instanceof Paint.Solid solid) {
      return new Color(solid.argb(), true);
    }
    throw new UnsupportedOperationException("cannot paint with " + paint);
  }
}
