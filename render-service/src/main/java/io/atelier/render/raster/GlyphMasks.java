package io.atelier.render.raster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atelier.render.font.FontFace;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;

/** Coverage of glyphs at quarters of a pixel, kept as long as there is room. */
final class GlyphMasks {
  static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  /** Larger glyphs are worth no mask, in device pixels. */
  static final float LARGEST = 256;

  /**
   * The JDK is asked for outlines of this size only, the one that texts are shaped at: it keeps
   * what it knows of each size of a face until the heap is full.
   */
  private static final float UNITS = 1024;

  private static final int BYTES = 24 << 20;

  /** In font sizes. Arabic has a ligature, U+FDFD, of ten. */
  private static final float WIDEST = 16;

  private static final float HIGHEST = 4;

  /** Of a key, a mask and their cells in the cache. */
  private static final int ENTRY_BYTES = 160;

  private final Cache<Key, Mask> cache =
      Caffeine.newBuilder()
          .maximumWeight(BYTES)
          .weigher((Key key, Mask mask) -> ENTRY_BYTES + mask.coverage().length)
          .build();

  /**
   * The masks of one face and size, for one thread.
   *
   * @param stroke width of the line around the outlines, 0 for the glyphs themselves
   * @param levels whether in {@link Levels}
   */
  Strike strike(FontFace face, float size, float stroke, boolean levels) {
    return new Strike(face, size, stroke, levels);
  }

  /** Of the glyph at the origin, or of the line around it. */
  static Shape outline(FontFace face, int glyph, float size, float stroke) {
    Font font = face.awt().deriveFont(UNITS);
    Shape drawn = font.createGlyphVector(CONTEXT, new int[] {glyph}).getOutline();
    double scale = size / UNITS;
    Shape outline = AffineTransform.getScaleInstance(scale, scale).createTransformedShape(drawn);
    return stroke == 0
        ? outline
        : new BasicStroke(stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
            .createStrokedShape(outline);
  }

  /** What any glyph needs; a font of a user may have larger ones, which would fill the heap. */
  private static Area room(float size) {
    return Area.around(-WIDEST * size, -HIGHEST * size, WIDEST * size, HIGHEST * size).grown(64);
  }

  /** A size of a face. */
  final class Strike {
    private final FontFace face;
    private final float size;
    private final float stroke;
    private final boolean levels;

    /** Asks the cache, which keeps copies only: a run of text asks a hundred times. */
    private final Key asked;

    private Strike(FontFace face, float size, float stroke, boolean levels) {
      this.face = face;
      this.size = size;
      this.stroke = stroke;
      this.levels = levels;
      this.asked = new Key(face.id(), size, stroke, levels);
    }

    /**
     * @param quarters of a pixel that the glyph stands right of a whole one, in its lowest two bits
     */
    Mask get(int glyph, int quarters) {
      asked.glyph = glyph;
      asked.phase = quarters & 3;
      Mask mask = cache.getIfPresent(asked);
      if (mask == null) {
        Shape outline = outline(face, glyph, size, stroke);
        Mask full = Shapes.mask(outline, asked.phase / 4.0, room(size));
        mask = levels ? Levels.of(full) : full;
        cache.put(asked.copy(), mask);
      }
      return mask;
    }
  }

  private static final class Key {
    private final String face;
    private final float size;
    private final float stroke;
    private final boolean levels;
    private final int hash;
    private int glyph;
    private int phase;

    Key(String face, float size, float stroke, boolean levels) {
      this.face = face;
      this.size = size;
      this.stroke = stroke;
      this.levels = levels;
      int sizes = 31 * Float.floatToRawIntBits(size) + Float.floatToRawIntBits(stroke);
      this.hash = 31 * (31 * face.hashCode() + sizes) + (levels ? 1 : 0);
    }

    Key copy() {
      var copy = new Key(face, size, stroke, levels);
      copy.glyph = glyph;
      copy.phase = phase;
      return copy;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.glyph == glyph
          && key.phase == phase
          && key.size == size
          && key.stroke == stroke
          && key.levels == levels
          && key.face.equals(face);
    }

    @Override
    public int hashCode() {
      return hash + (glyph << 2 | phase) * 0x9E3779B1;
    }
  }
}
