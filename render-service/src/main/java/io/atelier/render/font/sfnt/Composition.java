package io.atelier.render.font.sfnt;

import java.util.Arrays;

/**
 * Which glyphs are made of which: in a circle, or of parts of parts whose number doubles at every
 * level, a few bytes would keep a rasteriser busy for ever.
 */
final class Composition {
  private static final int UNKNOWN = -1;
  private static final int BEING_COUNTED = -2;
  private static final int MOST_POINTS = 60_000;
  private static final int MOST_PARTS = 256;

  private final int[] points;
  private final int[][] parts;
  private final int[] counts;

  Composition(int glyphs) {
    points = new int[glyphs];
    parts = new int[glyphs][];
    counts = new int[glyphs];
  }

  void simple(int glyph, int count) {
    points[glyph] = count;
  }

  void part(int glyph, int part) {
    if (part >= points.length) {
      throw UnusableFont.broken("A glyph is made of one that does not exist.");
    }
    if (counts[glyph] == MOST_PARTS) {
      throw UnusableFont.broken("A glyph has too many parts.");
    }
    if (parts[glyph] == null) {
      parts[glyph] = new int[2];
    } else if (counts[glyph] == parts[glyph].length) {
      parts[glyph] = Arrays.copyOf(parts[glyph], 2 * counts[glyph]);
    }
    parts[glyph][counts[glyph]++] = part;
    points[glyph] = UNKNOWN;
  }

  void check() {
    for (int glyph = 0; glyph < points.length; glyph++) {
      count(glyph, 0);
    }
  }

  /** Points of a glyph and all its parts; every part costs one more, so that empty ones count. */
  private int count(int glyph, int depth) {
    if (points[glyph] == BEING_COUNTED || depth > Outlines.DEEPEST) {
      throw UnusableFont.broken("A glyph is made of itself, or too deep.");
    }
    if (points[glyph] != UNKNOWN) {
      return points[glyph];
    }
    points[glyph] = BEING_COUNTED;
    int sum = 0;
    for (int i = 0; i < counts[glyph]; i++) {
      sum += 1 + count(parts[glyph][i], depth + 1);
      if (sum > MOST_POINTS) {
        throw UnusableFont.broken("A glyph has too many points.");
      }
    }
    points[glyph] = sum;
    return sum;
  }
}
