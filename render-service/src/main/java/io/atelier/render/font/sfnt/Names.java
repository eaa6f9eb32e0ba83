package io.atelier.render.font.sfnt;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The table {@code name}: what a font says of itself, in English, cut to modest lengths. */
final class Names {
  private static final int COPYRIGHT = 0;
  private static final int FAMILY = 1;
  private static final int STYLE = 2;
  private static final int FULL_NAME = 4;
  private static final int POSTSCRIPT_NAME = 6;
  private static final int WHOLE_FAMILY = 16;
  private static final int WHOLE_STYLE = 17;
  private static final int WINDOWS = 3;
  private static final int MACINTOSH = 1;
  private static final int UNICODE_BMP = 1;
  private static final int ENGLISH = 0x409;
  private static final int RECORD = 12;
  private static final int MOST_RECORDS = 2_000;
  private static final int LONGEST = 100;
  private static final int LONGEST_LICENCE = 1_000;

  private final Map<Integer, String> names = new TreeMap<>();

  private Names() {}

  /** Never fails: what cannot be read is left out. */
  static Names of(Tables tables) {
    Names names = new Names();
    tables.find("name").ifPresent(names::read);
    names.names.putIfAbsent(WHOLE_FAMILY, names.names.getOrDefault(FAMILY, "Font"));
    names.names.putIfAbsent(WHOLE_STYLE, names.names.getOrDefault(STYLE, "Regular"));
    return names;
  }

  String family() {
    return names.getOrDefault(WHOLE_FAMILY, "");
  }

  String style() {
    return names.getOrDefault(WHOLE_STYLE, "");
  }

  private void read(Bytes table) {
    if (table.length() < 6) {
      return;
    }
    int count = Math.min(MOST_RECORDS, Math.min(table.u16(2), (table.length() - 6) / RECORD));
    int strings = table.u16(4);
    for (int i = 0; i < count; i++) {
      readRecord(table, 6 + i * RECORD, strings);
    }
  }

  private void readRecord(Bytes table, int at, int strings) {
    int platform = table.u16(at);
    int id = table.u16(at + 6);
    long start = (long) strings + table.u16(at + 10);
    int length = table.u16(at + 8);
    boolean english =
        (platform == WINDOWS && table.u16(at + 4) == ENGLISH)
            || (platform == MACINTOSH && table.u16(at + 4) == 0);
    if (!english || id > WHOLE_STYLE || id == POSTSCRIPT_NAME || start + length > table.length()) {
      return;
    }
    Charset charset = platform == WINDOWS ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII;
    String name = clean(new String(table.slice(start, length).copy(), charset));
    if (!name.isEmpty()) {
      names.merge(id, shortened(id, name), (old, own) -> platform == WINDOWS ? own : old);
    }
  }

  private static String clean(String name) {
    return name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\uFFFD]", "").strip();
  }

  private static String shortened(int id, String name) {
    int most = id == COPYRIGHT || (id > FULL_NAME && id < WHOLE_FAMILY) ? LONGEST_LICENCE : LONGEST;
    return name.length() <= most ? name : name.substring(0, most);
  }

  /**
   * @param unique the name of the family to the JDK, whose caches take fonts of one name for one
   *     font
   */
  Bytes written(String unique) {
    names.put(FAMILY, unique);
    names.put(STYLE, "Regular");
    names.put(FULL_NAME, unique);
    Sink records = new Sink(6 + RECORD * names.size());
    Sink strings = new Sink(1024);
    records.u16(0).u16(names.size()).u16(6 + RECORD * names.size());
    names.forEach(
        (id, name) -> {
          byte[] text = name.getBytes(StandardCharsets.UTF_16BE);
          records.u16(WINDOWS).u16(UNICODE_BMP).u16(ENGLISH).u16(id);
          records.u16(text.length).u16(strings.length());
          strings.bytes(text, 0, text.length);
        });
    return records.bytes(strings.toBytes()).toBytes();
  }
}
