package io.atelier.render.font.sfnt;

/**
 * Restores {@code hmtx} from its packed form (section 5.4), in which left bearings are left out
 * where they equal the left edge of the glyph.
 */
final class Woff2Widths {
  private static final int FULL_OMITTED = 1;
  private static final int REST_OMITTED = 2;

  private Woff2Widths() {}

  /** To be called once {@code glyf} and {@code loca} are restored. */
  static void restore(Tables tables, Bytes packed) {
    int flags = packed.u8(0);
    if ((flags & ~(FULL_OMITTED | REST_OMITTED)) != 0 || flags == 0) {
      throw UnusableFont.broken("The font's widths cannot be unpacked.");
    }
    int glyphs = MaxProfile.glyphs(tables);
    int full = tables.require("hhea", 36).u16(34);
    if (full == 0 || full > glyphs) {
      throw UnusableFont.broken(
          "The font's table 'hhea' counts more widths than there are glyphs.");
    }
    Woff2Stream in = new Woff2Stream(packed.from(1));
    Bytes widths = in.take(2 * full);
    Bytes glyf = tables.require("glyf", 0);
    Bytes loca = tables.require("loca", 4 * (glyphs + 1));
    Sink hmtx = new Sink(4 * full + 2 * (glyphs - full));
    for (int glyph = 0; glyph < glyphs; glyph++) {
      if (glyph < full) {
        hmtx.u16(widths.u16(2 * glyph));
      }
      boolean omitted = (flags & (glyph < full ? FULL_OMITTED : REST_OMITTED)) != 0;
      hmtx.u16(omitted ? leftEdge(glyf, loca, glyph) : in.u16());
    }
    tables.replace("hmtx", hmtx.toBytes());
  }

  private static int leftEdge(Bytes glyf, Bytes loca, int glyph) {
    int start = loca.size(4 * glyph);
    return start == loca.size(4 * glyph + 4) ? 0 : glyf.s16(start + 2);
  }
}
