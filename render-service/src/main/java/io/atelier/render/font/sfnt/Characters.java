package io.atelier.render.font.sfnt;

import java.util.TreeMap;

/** The table {@code cmap}: which glyph draws a character. */
final class Characters {
  private static final int UNICODE = 0;
  private static final int WINDOWS = 3;
  private static final int SYMBOL = 0;
  private static final int BMP = 1;
  private static final int FULL = 10;
  private static final int MOST_SUBTABLES = 64;

  /** Old symbol fonts have their glyphs here and mean the first 256 characters. */
  private static final int SYMBOLS = 0xF000;

  private final TreeMap<Integer, Integer> glyphs = new TreeMap<>();
  private final int count;

  private Characters(int count) {
    this.count = count;
  }

  /**
   * @param count of glyphs in the font
   */
  static Characters of(Bytes cmap, int count) {
    Characters characters = new Characters(count);
    characters.read(cmap);
    if (characters.glyphs.isEmpty()) {
      throw UnusableFont.broken("The font has no characters.");
    }
    return characters;
  }

  /** The best of its subtables. */
  private void read(Bytes cmap) {
    int subtables = cmap.u16(2);
    if (subtables > MOST_SUBTABLES) {
      throw UnusableFont.broken("The font's table 'cmap' has too many parts.");
    }
    int best = 0;
    int offset = 0;
    boolean symbol = false;
    for (int i = 0; i < subtables; i++) {
      int at = 4 + 8 * i;
      int platform = cmap.u16(at);
      int encoding = cmap.u16(at + 2);
      int worth = worth(platform, encoding);
      if (worth > best) {
        best = worth;
        offset = cmap.size(at + 4);
        symbol = platform == WINDOWS && encoding == SYMBOL;
      }
    }
    if (best > 0) {
      readSubtable(cmap.from(offset));
    }
    if (symbol) {
      glyphs.subMap(SYMBOLS, SYMBOLS + 0x100).entrySet().stream()
          .toList()
          .forEach(entry -> glyphs.putIfAbsent(entry.getKey() - SYMBOLS, entry.getValue()));
    }
  }

  private static int worth(int platform, int encoding) {
    return switch (platform) {
      case WINDOWS -> encoding == FULL ? 6 : encoding == BMP ? 4 : encoding == SYMBOL ? 1 : 0;
      case UNICODE -> encoding == 4 || encoding == 6 ? 5 : encoding <= 3 ? 3 : 0;
      default -> 0;
    };
  }

  private void readSubtable(Bytes table) {
    switch (table.u16(0)) {
      case 0 -> readBytes(table);
      case 4 -> readSegments(table);
      case 6 -> readRange(table, table.u16(6), table.u16(8), 10);
      case 10 -> readRange(table, table.size(12), table.size(16), 20);
      case 12 -> readGroups(table, true);
      case 13 -> readGroups(table, false);
      default -> throw UnusableFont.broken("The font's characters are listed in an old format.");
    }
  }

  private void readBytes(Bytes table) {
    for (int character = 0; character < 256; character++) {
      map(character, table.u8(6 + character));
    }
  }

  private void readRange(Bytes table, int first, int length, int at) {
    table.require(at, 2L * length);
    if (length > 0x110000) {
      throw damaged();
    }
    for (int i = 0; i < length; i++) {
      map((long) first + i, table.u16(at + 2 * i));
    }
  }

  private void readSegments(Bytes table) {
    int segments = table.u16(6) / 2;
    int ends = 14;
    int starts = ends + 2 * segments + 2;
    int deltas = starts + 2 * segments;
    int ranges = deltas + 2 * segments;
    table.require(ranges, 2L * segments);
    int last = -1;
    for (int i = 0; i < segments; i++) {
      int start = table.u16(starts + 2 * i);
      int end = table.u16(ends + 2 * i);
      if (start > end || start <= last) {
        throw damaged();
      }
      last = end;
      int range = table.u16(ranges + 2 * i);
      for (int character = start; character <= end && character < 0xFFFF; character++) {
        map(
            character,
            segmentGlyph(
                table,
                ranges + 2 * i,
                range,
                character - start,
                character,
                table.u16(deltas + 2 * i)));
      }
    }
  }

  private static int segmentGlyph(
      Bytes table, int at, int range, int index, int character, int delta) {
    if (range == 0 || range == 0xFFFF) {
      return character + delta & 0xFFFF;
    }
    int glyph = table.u16(at + range + 2 * index);
    return glyph == 0 ? 0 : glyph + delta & 0xFFFF;
  }

  private void readGroups(Bytes table, boolean rising) {
    int groups = table.size(12);
    table.require(16, 12L * groups);
    long last = -1;
    for (int i = 0; i < groups; i++) {
      int at = 16 + 12 * i;
      long start = table.u32(at);
      long end = table.u32(at + 4);
      long glyph = table.u32(at + 8);
      if (start <= last || end < start || end > Character.MAX_CODE_POINT) {
        throw damaged();
      }
      last = end;
      for (long character = start; character <= end; character++) {
        map(character, rising ? glyph + character - start : glyph);
      }
    }
  }

  /** Leaves out what points at no glyph: some sound fonts do so. */
  private void map(long character, long glyph) {
    if (glyph > 0 && glyph < count && character <= Character.MAX_CODE_POINT) {
      glyphs.put((int) character, (int) glyph);
    }
  }

  private static UnusableFont damaged() {
    return UnusableFont.broken("The font's table 'cmap' is damaged.");
  }

  /** One subtable of format 12, which every reader prefers. */
  Bytes written() {
    Sink groups = new Sink(1024);
    int written = 0;
    int start = -1;
    int end = -1;
    int first = 0;
    for (var entry : glyphs.entrySet()) {
      int character = entry.getKey();
      if (start >= 0 && character == end + 1 && entry.getValue() == first + character - start) {
        end = character;
        continue;
      }
      if (start >= 0) {
        groups.u32(start).u32(end).u32(first);
        written++;
      }
      start = character;
      end = character;
      first = entry.getValue();
    }
    groups.u32(start).u32(end).u32(first);
    written++;
    Sink cmap = new Sink(groups.length() + 28);
    cmap.u16(0).u16(1).u16(WINDOWS).u16(FULL).u32(12);
    cmap.u16(12).u16(0).u32(16 + 12L * written).u32(0).u32(written);
    return cmap.bytes(groups.toBytes()).toBytes();
  }
}
