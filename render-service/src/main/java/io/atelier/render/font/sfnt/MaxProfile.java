package io.atelier.render.font.sfnt;

/** The table {@code maxp}. */
final class MaxProfile {
  private static final int OUTLINES_ONLY = 6;
  private static final int FULL = 32;
  private static final long VERSION_CFF = 0x00005000L;
  private static final long VERSION_TRUETYPE = 0x00010000L;

  private MaxProfile() {}

  static int glyphs(Tables tables) {
    int glyphs = tables.require("maxp", OUTLINES_ONLY).u16(4);
    if (glyphs == 0) {
      throw UnusableFont.broken("The font has no glyphs.");
    }
    return glyphs;
  }

  /** Without needs of hinting programs, which are gone. */
  static Bytes written(Tables tables, boolean cff) {
    Bytes table = tables.require("maxp", cff ? OUTLINES_ONLY : FULL);
    if (cff) {
      return new Sink(OUTLINES_ONLY).u32(VERSION_CFF).u16(table.u16(4)).toBytes();
    }
    Sink sink = new Sink(FULL).u32(VERSION_TRUETYPE).u16(table.u16(4));
    sink.bytes(table.slice(6, 8)); // points and contours, alone and composed
    sink.u16(2).u16(0).u16(0).u16(0).u16(0).u16(0).u16(0);
    sink.u16(table.u16(28)).u16(Math.min(table.u16(30), Outlines.DEEPEST));
    return sink.toBytes();
  }
}
