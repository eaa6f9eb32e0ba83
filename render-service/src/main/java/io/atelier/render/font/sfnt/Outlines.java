package io.atelier.render.font.sfnt;

/**
 * The tables {@code glyf} and {@code loca}, written anew without hinting programs.
 *
 * @param loca with long offsets
 */
record Outlines(Bytes glyf, Bytes loca) {
  /** How deep glyphs may be made of glyphs. */
  static final int DEEPEST = 16;

  static Outlines of(Tables tables, Head head, int glyphs) {
    Bytes glyf = tables.require("glyf", 0);
    Bytes loca = tables.require("loca", (glyphs + 1) * (head.longOffsets() ? 4 : 2));
    Sink outlines = new Sink(glyf.length());
    Sink offsets = new Sink(4 * glyphs + 4);
    Composition composition = new Composition(glyphs);
    for (int glyph = 0; glyph < glyphs; glyph++) {
      offsets.u32(outlines.length());
      int start = offset(loca, glyph, head);
      int end = offset(loca, glyph + 1, head);
      if (end < start) {
        throw UnusableFont.broken("The font's table 'loca' goes backwards.");
      }
      if (end > start) {
        write(glyf.slice(start, (long) end - start), glyph, composition, outlines);
      }
    }
    offsets.u32(outlines.length());
    composition.check();
    return new Outlines(outlines.toBytes(), offsets.toBytes());
  }

  private static int offset(Bytes loca, int glyph, Head head) {
    return head.longOffsets() ? loca.size(4 * glyph) : 2 * loca.u16(2 * glyph);
  }

  private static void write(Bytes glyph, int number, Composition composition, Sink out) {
    int contours = glyph.s16(0);
    if (contours >= 0) {
      composition.simple(number, SimpleGlyph.write(glyph, contours, out));
    } else {
      CompositeGlyph.write(glyph, number, composition, out);
    }
    out.align();
  }
}
