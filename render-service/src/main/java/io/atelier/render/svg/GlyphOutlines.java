package io.atelier.render.svg;

import io.atelier.render.font.FontFace;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.PathIterator;
import java.util.HashMap;
import java.util.Map;

/** Outlines of glyphs as path data in thousandths of the font size, each made once. */
final class GlyphOutlines {
  static final int UNITS = 1000;

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private final Map<Key, String> paths = new HashMap<>();

  /** Empty for a glyph without outline, such as a space. */
  String path(FontFace face, int glyph) {
    return paths.computeIfAbsent(new Key(face.id(), glyph), key -> written(face, glyph));
  }

  private static String written(FontFace face, int glyph) {
    Shape outline =
        face.awt()
            .deriveFont((float) UNITS)
            .createGlyphVector(CONTEXT, new int[] {glyph})
            .getGlyphOutline(0);
    var path = new PathData();
    float[] to = new float[6];
    for (PathIterator at = outline.getPathIterator(null); !at.isDone(); at.next()) {
      path.add(at.currentSegment(to), to);
    }
    return path.toString();
  }

  private record Key(String face, int glyph) {}
}
