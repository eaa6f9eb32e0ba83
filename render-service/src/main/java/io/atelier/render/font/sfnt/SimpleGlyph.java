package io.atelier.render.font.sfnt;

/** A glyph of contours (ISO/IEC 14496-22, section 5.3.3). */
final class SimpleGlyph {
  private static final int HEADER = 10;
  private static final int X_SHORT = 2;
  private static final int Y_SHORT = 4;
  private static final int REPEAT = 8;
  private static final int X_SAME = 16;
  private static final int Y_SAME = 32;

  /** More than any letter or ornament; bounds the time to draw one. */
  private static final int MOST_POINTS = 20_000;

  private SimpleGlyph() {}

  /** Writes it without its program; gives the number of its points. */
  static int write(Bytes glyph, int contours, Sink out) {
    if (contours == 0) {
      return 0; // nothing to see, so nothing to keep
    }
    int ends = 2 * contours;
    int last = -1;
    for (int i = 0; i < contours; i++) {
      int end = glyph.u16(HEADER + 2 * i);
      if (end <= last && !(i == 0 && end == 0)) {
        throw UnusableFont.broken("A glyph's contours are out of order.");
      }
      last = end;
    }
    int points = last + 1;
    if (points > MOST_POINTS) {
      throw UnusableFont.broken("A glyph has too many points.");
    }
    int flags = HEADER + ends + 2 + glyph.u16(HEADER + ends);
    int length = length(glyph, flags, points);
    out.bytes(glyph.slice(0, HEADER + ends)).u16(0).bytes(glyph.slice(flags, length));
    return points;
  }

  /** Bytes of the flags and the coordinates they announce. */
  private static int length(Bytes glyph, int start, int points) {
    int at = start;
    int coordinates = 0;
    for (int point = 0; point < points; ) {
      int flag = glyph.u8(at++);
      int times = 1 + ((flag & REPEAT) == 0 ? 0 : glyph.u8(at++));
      if (point + times > points) {
        throw UnusableFont.broken("A glyph has more flags than points.");
      }
      point += times;
      coordinates += times * (size(flag, X_SHORT, X_SAME) + size(flag, Y_SHORT, Y_SAME));
    }
    glyph.require(at, coordinates);
    return at + coordinates - start;
  }

  private static int size(int flag, int isShort, int isSame) {
    return (flag & isShort) != 0 ? 1 : (flag & isSame) != 0 ? 0 : 2;
  }
}
