package io.atelier.render.raster;

import io.atelier.render.layout.LaidOutScene;
import io.atelier.render.layout.TextLayout;
import io.atelier.render.layout.TextLayout.GlyphRun;
import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Shadow;
import io.atelier.render.scene.Stroke;
import io.atelier.render.scene.TextStyle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** Paints glyphs: all shadows of a text, then all strokes, then all fills. */
final class TextPainter {
  /** A wider blur is cut to this, in device pixels: its shadow would be even anyway. */
  private static final double WIDEST_BLUR = 256;

  private final GlyphMasks masks;
  private final ColorGlyphs colorGlyphs;
  private final Fills fills;
  private final ArrayPool<byte[]> pool;

  TextPainter(GlyphMasks masks, ColorGlyphs colorGlyphs, Fills fills, ArrayPool<byte[]> pool) {
    this.masks = masks;
    this.colorGlyphs = colorGlyphs;
    this.fills = fills;
    this.pool = pool;
  }

  /**
   * The picture, cut at the lower edge of the layer's box if that has a height. Not with an
   * ellipsis: then every line fits, and only shadows and low descenders reach beyond.
   */
  static Area clip(TextLayer layer, LaidOutScene laidOut) {
    double scale = laidOut.scene().scale();
    double height = layer.box().height();
    boolean cut = height > 0 && layer.text().ellipsis().isEmpty();
    double bottom = cut ? (layer.box().y() + height) * scale : laidOut.height();
    return new Area(
        0, 0, laidOut.width(), (int) Math.round(Math.clamp(bottom, 0, laidOut.height())));
  }

  /** Whether parts of the text lie over each other, so that it fades only as a whole. */
  static boolean hasParts(TextLayout text) {
    return text.runs().stream()
        .anyMatch(
            run ->
                run.style().stroke() != null || run.style().shadow() != null || run.face().color());
  }

  void paint(
      Canvas canvas, TextLayer layer, TextLayout text, LaidOutScene laidOut, double opacity) {
    double scale = laidOut.scene().scale();
    var brush =
        new Brush(
            canvas,
            clip(layer, laidOut),
            DeviceBox.of(layer.box(), text.height() / scale, scale),
            scale,
            opacity);
    for (GlyphRun run : text.runs()) {
      Shadow shadow = run.style().shadow();
      if (shadow != null) {
        brush.shadow(run, shadow);
      }
    }
    for (GlyphRun run : text.runs()) {
      Stroke stroke = run.style().stroke();
      if (stroke != null && !run.face().color()) {
        brush.stroke(run, stroke);
      }
    }
    for (GlyphRun run : text.runs()) {
      brush.fill(run);
    }
  }

  /** What one layer's runs have in common. */
  private final class Brush {
    private final Canvas canvas;
    private final Area clip;
    private final DeviceBox box;
    private final double scale;
    private final double opacity;

    Brush(Canvas canvas, Area clip, DeviceBox box, double scale, double opacity) {
      this.canvas = canvas;
      this.clip = clip;
      this.box = box;
      this.scale = scale;
      this.opacity = opacity;
    }

    void shadow(GlyphRun run, Shadow shadow) {
      double sigma = Math.min(WIDEST_BLUR, shadow.blur() * scale);
      int dx = (int) Math.round(shadow.dx() * scale);
      int dy = (int) Math.round(shadow.dy() * scale);
      Stroke stroke = run.style().stroke();
      float width = stroke == null ? 0 : (float) (stroke.width() * scale);
      int reach = Blur.reach(sigma);
      Area wanted = clip.moved(-dx, -dy).grown(reach);
      Area area = bounds(run, width).grown(reach).within(wanted);
      if (area.isEmpty()) {
        return;
      }
      try (var coverage = new Coverage(pool, area)) {
        gather(run, 0, coverage);
        if (stroke != null) {
          gather(run, width, coverage);
        }
        coverage.blur(sigma);
        var fill = new SolidFill(Blend.premultiplied(shadow.argb()));
        canvas.over(fill, coverage, dx, dy, opacity, clip);
      }
    }

    void stroke(GlyphRun run, Stroke stroke) {
      float width = (float) (stroke.width() * scale);
      if (width > 0) {
        put(run, width, new SolidFill(Blend.premultiplied(stroke.argb())));
      }
    }

    void fill(GlyphRun run) {
      if (run.face().color()) {
        colors(run);
      } else if (opacity == 1
          && run.size() <= GlyphMasks.LARGEST
          && run.style().color() instanceof Paint.Solid(int argb)
          && argb >>> 24 == 0xFF) {
        plain(run, argb);
      } else {
        put(run, 0, fills.of(run.style().color(), box, clip));
      }
    }

    private void plain(GlyphRun run, int color) {
      Subpixel subpixel = Subpixel.of(scale, run.size());
      GlyphMasks.Strike strike = masks.strike(run.face(), run.size(), 0, false);
      for (int i = 0; i < run.glyphs().length; i++) {
        int quarters = subpixel.quarters(run.x()[i]);
        Mask mask = strike.get(run.glyphs()[i], quarters);
        canvas.opaque(color, mask, quarters >> 2, Math.round(run.y()[i]), clip);
      }
    }

    private void put(GlyphRun run, float stroke, Fill fill) {
      Area area = bounds(run, stroke).within(clip);
      if (area.isEmpty()) {
        return;
      }
      try (var coverage = new Coverage(pool, area)) {
        gather(run, stroke, coverage);
        canvas.over(fill, coverage, 0, 0, opacity, clip);
      }
    }

    private void gather(GlyphRun run, float stroke, Coverage coverage) {
      Subpixel subpixel = Subpixel.of(scale, run.size());
      GlyphMasks.Strike strike = masks.strike(run.face(), run.size(), stroke, false);
      for (int i = 0; i < run.glyphs().length; i++) {
        int quarters = subpixel.quarters(run.x()[i]);
        int x = quarters >> 2;
        int y = Math.round(run.y()[i]);
        int glyph = run.glyphs()[i];
        if (run.face().color()) {
          coverage.add(colorGlyphs.get(run.face(), glyph, run.size()).shape(), x, y);
        } else if (run.size() + stroke <= GlyphMasks.LARGEST) {
          coverage.add(strike.get(glyph, quarters), x, y);
        } else {
          Shape outline = GlyphMasks.outline(run.face(), glyph, run.size(), stroke);
          Shape moved = AffineTransform.getTranslateInstance(x, y).createTransformedShape(outline);
          coverage.add(Shapes.mask(moved, 0, coverage.area()), 0, 0);
        }
      }
    }

    /** What the run's glyphs cover, with some room. */
    private Area bounds(GlyphRun run, float stroke) {
      float left = Float.POSITIVE_INFINITY;
      float right = Float.NEGATIVE_INFINITY;
      float top = Float.POSITIVE_INFINITY;
      float bottom = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < run.glyphs().length; i++) {
        left = Math.min(left, run.x()[i]);
        right = Math.max(right, run.x()[i]);
        top = Math.min(top, run.y()[i]);
        bottom = Math.max(bottom, run.y()[i]);
      }
      if (left > right) {
        return Area.NONE;
      }
      Rectangle2D largest = run.face().awt().getMaxCharBounds(GlyphMasks.CONTEXT);
      double room = stroke + 2 + run.size() / 4;
      double size = run.size();
      return Area.around(
          left + Math.min(0, largest.getMinX()) * size - room,
          top + Math.min(-1, largest.getMinY()) * size - room,
          right + Math.max(1, largest.getMaxX()) * size + room,
          bottom + Math.max(1, largest.getMaxY()) * size + room);
    }

    private void colors(GlyphRun run) {
      for (int i = 0; i < run.glyphs().length; i++) {
        ColorGlyph glyph = colorGlyphs.get(run.face(), run.glyphs()[i], run.size());
        Area area = glyph.area().moved(Math.round(run.x()[i]), Math.round(run.y()[i]));
        canvas.over(glyph.argb(), area, opacity * alpha(run.style()), clip);
      }
    }

    private static double alpha(TextStyle style) {
      return style.color() instanceof Paint.Solid(int argb) ? (argb >>> 24) / 255.0 : 1;
    }
  }
}
