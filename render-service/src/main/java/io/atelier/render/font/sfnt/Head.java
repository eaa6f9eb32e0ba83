package io.atelier.render.font.sfnt;

/**
 * The table {@code head}.
 *
 * @param longOffsets how the table {@code loca} was written
 */
record Head(Bytes table, boolean longOffsets) {
  static final int LENGTH = 54;

  private static final long MAGIC = 0x5F0F3CF5L;
  private static final int FORMAT = 50;

  static Head of(Bytes table) {
    int unitsPerEm = table.u16(18);
    if (table.u32(12) != MAGIC || unitsPerEm < 16 || unitsPerEm > 16_384) {
      throw UnusableFont.broken("The font's table 'head' is damaged.");
    }
    int format = table.u16(FORMAT);
    if (format > 1) {
      throw UnusableFont.broken("The font's table 'head' names an unknown format of offsets.");
    }
    return new Head(table.slice(0, LENGTH), format == 1);
  }

  /** With long offsets and no checksum adjustment, which the writer of the file sets. */
  Bytes written() {
    Sink sink = new Sink(LENGTH).bytes(table);
    sink.setU32(8, 0);
    sink.setU16(FORMAT, 1);
    return sink.toBytes();
  }
}
