package io.atelier.render.font.sfnt;

import java.util.Map;
import java.util.TreeMap;

/** The tables {@code hhea} and {@code hmtx}: ascent, descent and how wide glyphs are. */
final class Metrics {
  private static final int LENGTH = 36;
  private static final int COUNT = 34;

  private Metrics() {}

  static Map<String, Bytes> checked(Tables tables, int glyphs) {
    Bytes header = tables.require("hhea", LENGTH).slice(0, LENGTH);
    int full = header.u16(COUNT);
    if (full == 0 || full > glyphs) {
      throw UnusableFont.broken(
          "The font's table 'hhea' counts more widths than there are glyphs.");
    }
    int length = 4 * full + 2 * (glyphs - full);
    Map<String, Bytes> checked = new TreeMap<>();
    checked.put("hhea", header);
    checked.put("hmtx", tables.require("hmtx", length).slice(0, length));
    return checked;
  }
}
