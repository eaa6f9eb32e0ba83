package io.atelier.render.font.sfnt;

/** A glyph made of other glyphs (ISO/IEC 14496-22, section 5.3.3). */
final class CompositeGlyph {
  private static final int HEADER = 10;
  private static final int WORDS = 0x0001;
  private static final int SCALE = 0x0008;
  private static final int MORE = 0x0020;
  private static final int TWO_SCALES = 0x0040;
  private static final int MATRIX = 0x0080;
  private static final int PROGRAM = 0x0100;

  private CompositeGlyph() {}

  static void write(Bytes glyph, int number, Composition composition, Sink out) {
    out.bytes(glyph.slice(0, HEADER));
    int at = HEADER;
    int flags;
    do {
      flags = glyph.u16(at);
      int length = length(flags);
      composition.part(number, glyph.u16(at + 2));
      out.u16(flags & ~PROGRAM).bytes(glyph.slice(at + 2, length - 2));
      at += length;
    } while ((flags & MORE) != 0);
  }

  /** Bytes of one part. */
  static int length(int flags) {
    int place = (flags & WORDS) != 0 ? 4 : 2;
    int form =
        (flags & SCALE) != 0 ? 2 : (flags & TWO_SCALES) != 0 ? 4 : (flags & MATRIX) != 0 ? 8 : 0;
    return 4 + place + form;
  }

  static boolean more(int flags) {
    return (flags & MORE) != 0;
  }

  static boolean program(int flags) {
    return (flags & PROGRAM) != 0;
  }
}
