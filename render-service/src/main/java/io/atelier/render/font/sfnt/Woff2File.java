package io.atelier.render.font.sfnt;

import java.util.ArrayList;
import java.util.List;

/** WOFF 2.0 files (W3C Recommendation, 10 March 2022) of one face. */
final class Woff2File {
  private static final int HEADER = 48;
  private static final int MOST_TABLES = 96;
  private static final int ARBITRARY = 63;
  private static final int NOT_TRANSFORMED = 3; // of glyf and loca

  /** Section 4.1: the tags that flags 0 to 62 stand for. */
  private static final String[] KNOWN =
      ("cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp "
              + "hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC "
              + "COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty "
              + "just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill")
          .split(" ");

  private final Bytes file;
  private int at = HEADER;

  private Woff2File(Bytes file) {
    this.file = file;
  }

  static Tables read(Bytes file) {
    return new Woff2File(file).read();
  }

  private Tables read() {
    if ((int) file.u32(4) == SfntFile.COLLECTION) {
      throw UnusableFont.unsupported("WOFF 2.0 collections are not read; send one face.");
    }
    int count = file.u16(12);
    if (count == 0 || count > MOST_TABLES) {
      throw UnusableFont.broken("The font has no tables, or too many.");
    }
    int compressed = file.size(20);
    List<Entry> entries = new ArrayList<>();
    long unpacked = 0;
    for (int i = 0; i < count; i++) {
      Entry entry = entry();
      entries.add(entry);
      unpacked += entry.packedLength;
    }
    if (unpacked > Sink.MOST) {
      throw UnusableFont.broken("The font is too large once unpacked.");
    }
    return restored(entries, new Bytes(Brotli.unpack(file.slice(at, compressed), (int) unpacked)));
  }

  private Entry entry() {
    int flags = file.u8(at++);
    String tag;
    if ((flags & ARBITRARY) == ARBITRARY) {
      tag = file.tag(at);
      at += 4;
    } else {
      tag = KNOWN[flags & ARBITRARY].replace('_', ' ');
    }
    int version = flags >> 6;
    boolean outline = tag.equals("glyf") || tag.equals("loca");
    boolean transformed = outline ? version != NOT_TRANSFORMED : version != 0;
    int length = base128();
    int packedLength = transformed ? base128() : length;
    if (transformed && (outline ? version != 0 : version != 1 || !tag.equals("hmtx"))) {
      throw UnusableFont.broken(
          "The font's table '%s' is packed in an unknown way.".formatted(tag));
    }
    return new Entry(tag, transformed, packedLength);
  }

  /** A number of seven bits a byte, without leading zeros (section 4.2). */
  private int base128() {
    long value = 0;
    for (int i = 0; i < 5; i++) {
      int next = file.u8(at++);
      if (i == 0 && next == 0x80) {
        break;
      }
      value = value << 7 | next & 0x7F;
      if (value > Integer.MAX_VALUE) {
        break;
      }
      if ((next & 0x80) == 0) {
        return (int) value;
      }
    }
    throw UnusableFont.broken("The font's directory is damaged.");
  }

  private static Tables restored(List<Entry> entries, Bytes unpacked) {
    Tables tables = new Tables();
    Bytes packedWidths = Bytes.EMPTY;
    boolean packedOutlines = false;
    int start = 0;
    for (Entry entry : entries) {
      Bytes table = unpacked.slice(start, entry.packedLength);
      start += entry.packedLength;
      if (entry.transformed && entry.tag.equals("hmtx")) {
        packedWidths = table;
      }
      packedOutlines |= entry.transformed && entry.tag.equals("glyf");
      tables.add(entry.tag, table);
    }
    if (packedOutlines) {
      Woff2Outlines.restore(tables);
    }
    if (packedWidths.length() > 0) {
      Woff2Widths.restore(tables, packedWidths);
    }
    return tables;
  }

  /**
   * @param packedLength of the table in the unpacked stream
   */
  private record Entry(String tag, boolean transformed, int packedLength) {}
}
