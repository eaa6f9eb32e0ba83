package io.atelier.render.font.sfnt;

/** The table {@code CFF} (Adobe Technical Note 5176): kept as it is once it is found sound. */
final class CffFont {
  private static final int MOST_DICTS = 256;

  private final Bytes table;
  private final CffIndex globals;

  private CffFont(Bytes table, CffIndex globals) {
    this.table = table;
    this.globals = globals;
  }

  static Bytes checked(Bytes table, int glyphs) {
    if (table.u8(0) != 1) {
      throw UnusableFont.broken("The font's outlines are of an unknown version.");
    }
    CffIndex names = CffIndex.at(table, table.u8(2));
    CffIndex tops = CffIndex.at(table, names.end());
    CffIndex strings = CffIndex.at(table, tops.end());
    CffIndex globals = CffIndex.at(table, strings.end());
    if (names.count() != 1 || tops.count() != 1) {
      throw UnusableFont.broken("The font's table 'CFF' holds more than one font.");
    }
    new CffFont(table, globals).check(CffDict.of(tops.get(0)), glyphs);
    return table;
  }

  private void check(CffDict top, int glyphs) {
    CffIndex outlines = CffIndex.at(table, top.offset(CffDict.CHAR_STRINGS));
    if (outlines.count() != glyphs) {
      throw UnusableFont.broken("The font has more or fewer outlines than glyphs.");
    }
    if (top.number(CffDict.CHAR_STRING_TYPE, 2) != 2) {
      throw UnusableFont.broken("The font's outlines are of an old type.");
    }
    CffIndex[] locals;
    int[] dictOf = new int[glyphs];
    if (top.has(CffDict.ROS)) {
      CffIndex dicts = CffIndex.at(table, top.offset(CffDict.FD_ARRAY));
      if (dicts.count() == 0 || dicts.count() > MOST_DICTS) {
        throw UnusableFont.broken("The font's table 'CFF' is damaged.");
      }
      locals = new CffIndex[dicts.count()];
      for (int i = 0; i < locals.length; i++) {
        locals[i] = locals(CffDict.of(dicts.get(i)));
      }
      select(table.from(top.offset(CffDict.FD_SELECT)), dictOf, locals.length);
    } else {
      locals = new CffIndex[] {locals(top)};
    }
    CharStrings charStrings = new CharStrings(globals);
    for (int glyph = 0; glyph < glyphs; glyph++) {
      charStrings.check(outlines.get(glyph), locals[dictOf[glyph]]);
    }
  }

  /** The subroutines that the private dictionary of {@code dict} names; none if it names none. */
  private CffIndex locals(CffDict dict) {
    if (!dict.has(CffDict.PRIVATE)) {
      return CffIndex.NONE;
    }
    int length = dict.operand(CffDict.PRIVATE, 0);
    int start = dict.operand(CffDict.PRIVATE, 1);
    CffDict secret = CffDict.of(table.slice(start, length));
    return secret.has(CffDict.SUBRS)
        ? CffIndex.at(table, Math.addExact(start, secret.offset(CffDict.SUBRS)))
        : CffIndex.NONE;
  }

  private static void select(Bytes table, int[] dictOf, int dicts) {
    switch (table.u8(0)) {
      case 0 -> {
        for (int glyph = 0; glyph < dictOf.length; glyph++) {
          dictOf[glyph] = dict(table.u8(1 + glyph), dicts);
        }
      }
      case 3 -> selectRanges(table, dictOf, dicts);
      default -> throw UnusableFont.broken("The font's table 'CFF' is damaged.");
    }
  }

  private static void selectRanges(Bytes table, int[] dictOf, int dicts) {
    int ranges = table.u16(1);
    int next = 0;
    for (int i = 0; i < ranges; i++) {
      int first = table.u16(3 + 3 * i);
      int end = table.u16(6 + 3 * i);
      if (first != next || end <= first || end > dictOf.length) {
        throw UnusableFont.broken("The font's table 'CFF' is damaged.");
      }
      int dict = dict(table.u8(5 + 3 * i), dicts);
      for (int glyph = first; glyph < end; glyph++) {
        dictOf[glyph] = dict;
      }
      next = end;
    }
    if (next != dictOf.length) {
      throw UnusableFont.broken("The font's table 'CFF' is damaged.");
    }
  }

  private static int dict(int number, int dicts) {
    if (number >= dicts) {
      throw UnusableFont.broken("The font's table 'CFF' is damaged.");
    }
    return number;
  }
}
