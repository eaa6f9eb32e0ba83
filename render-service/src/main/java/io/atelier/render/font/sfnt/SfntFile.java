package io.atelier.render.font.sfnt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** TrueType and OpenType files and collections (ISO/IEC 14496-22, section 4). */
final class SfntFile {
  static final int TRUETYPE = 0x00010000;
  static final int APPLE = 0x74727565; // true
  static final int CFF = 0x4F54544F; // OTTO
  static final int COLLECTION = 0x74746366; // ttcf

  private static final int RECORD = 16;
  private static final int MOST_TABLES = 96;
  private static final int MOST_FACES = 64;

  private SfntFile() {}

  /**
   * @param face which of a collection, from 0
   */
  static Tables read(Bytes file, int face) {
    if ((int) file.u32(0) != COLLECTION) {
      requireFace(face, 1);
      return directory(file, 0);
    }
    int faces = file.size(8);
    if (faces > MOST_FACES) {
      throw UnusableFont.broken("The collection has too many faces.");
    }
    requireFace(face, faces);
    return directory(file, file.size(12 + 4 * face));
  }

  static void requireFace(int face, int faces) {
    if (face >= faces) {
      throw UnusableFont.broken("The file has %d faces only.".formatted(faces));
    }
  }

  private static Tables directory(Bytes file, int at) {
    int count = file.u16(at + 4);
    if (count == 0 || count > MOST_TABLES) {
      throw UnusableFont.broken("The font has no tables, or too many.");
    }
    int first = at + 12;
    file.require(first, (long) count * RECORD);
    List<Extent> extents = new ArrayList<>();
    Tables tables = new Tables();
    for (int i = 0; i < count; i++) {
      int entry = first + i * RECORD;
      String tag = file.tag(entry);
      Bytes table = file.slice(file.size(entry + 8), file.size(entry + 12));
      if (FontSanitizer.READ.contains(tag)) {
        requireChecksum(tag, table, (int) file.u32(entry + 4));
      }
      tables.add(tag, table);
      extents.add(new Extent(file.size(entry + 8), table.length()));
    }
    requireApart(extents);
    return tables;
  }

  private static void requireChecksum(String tag, Bytes table, int expected) {
    int sum = table.checksum();
    if (tag.equals("head") && table.length() >= 12) {
      sum -= (int) table.u32(8); // the one word that is no part of it
    }
    if (sum != expected) {
      throw UnusableFont.broken(
          "The font's table '%s' is damaged: its checksum is wrong.".formatted(tag));
    }
  }

  /** Tables of one face that share bytes are a trick, not a saving. */
  private static void requireApart(List<Extent> extents) {
    extents.sort(Comparator.comparingInt(Extent::start));
    for (int i = 1; i < extents.size(); i++) {
      Extent before = extents.get(i - 1);
      if (before.length > 0
          && extents.get(i).length > 0
          && before.start + before.length > extents.get(i).start) {
        throw UnusableFont.broken("The font's tables overlap.");
      }
    }
  }

  private record Extent(int start, int length) {}
}
