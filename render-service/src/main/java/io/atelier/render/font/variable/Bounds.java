package io.atelier.render.font.variable;

import io.atelier.render.font.variable.CompositeGlyph.Component;
import java.util.List;

/** The boxes around glyphs, composites included. */
final class Bounds {
  private static final int DEEPEST = 6;

  private final List<Glyph> glyphs;
  private double left = Double.POSITIVE_INFINITY;
  private double bottom = Double.POSITIVE_INFINITY;
  private double right = Double.NEGATIVE_INFINITY;
  private double top = Double.NEGATIVE_INFINITY;
  private int budget = 20_000;

  private Bounds(List<Glyph> glyphs) {
    this.glyphs = glyphs;
  }

  /** Left, bottom, right and top; all 0 where nothing is drawn. */
  static int[] of(Glyph glyph, List<Glyph> glyphs) {
    var bounds = new Bounds(glyphs);
    bounds.add(glyph, (x, y) -> bounds.include(x, y), 0);
    return bounds.left > bounds.right
        ? new int[4]
        : new int[] {
          (int) Math.floor(bounds.left),
          (int) Math.floor(bounds.bottom),
          (int) Math.ceil(bounds.right),
          (int) Math.ceil(bounds.top)
        };
  }

  private void include(double x, double y) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }

  /** Deep or endless nesting is left out. */
  private void add(Glyph glyph, PointTaker taker, int depth) {
    GlyphPoints points = glyph.points();
    if (glyph instanceof CompositeGlyph composite && depth < DEEPEST) {
      for (int i = 0; i < composite.components().size() && budget-- > 0; i++) {
        Component part = composite.components().get(i);
        if (part.glyph() < glyphs.size()) {
          double dx = part.isOffset() ? Math.round(points.x[i]) : 0;
          double dy = part.isOffset() ? Math.round(points.y[i]) : 0;
          add(
              glyphs.get(part.glyph()),
              (x, y) -> taker.take(part.transformedX(x, y) + dx, part.transformedY(x, y) + dy),
              depth + 1);
        }
      }
    } else if (glyph instanceof SimpleGlyph) {
      for (int i = 0; i < points.outline(); i++) {
        taker.take(Math.round(points.x[i]), Math.round(points.y[i]));
      }
    }
  }

  private interface PointTaker {
    void take(double x, double y);
  }
}
