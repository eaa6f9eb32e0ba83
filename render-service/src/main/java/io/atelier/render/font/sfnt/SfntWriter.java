package io.atelier.render.font.sfnt;

import java.util.Map;
import java.util.TreeMap;

/** Writes a font file of tables: sorted, aligned, with right checksums. */
final class SfntWriter {
  private static final int RECORD = 16;
  private static final int WHOLE = 0xB1B0AFBA;
  private static final int ADJUSTMENT = 8;

  private SfntWriter() {}

  /**
   * @param head among them, its checksum adjustment 0
   */
  static byte[] write(int flavor, Map<String, Bytes> tables) {
    int count = tables.size();
    int power = Integer.highestOneBit(count);
    Sink file = new Sink(64 << 10);
    file.u32(flavor).u16(count).u16(power * 16);
    file.u16(Integer.numberOfTrailingZeros(power)).u16(count * 16 - power * 16);
    int records = file.length();
    for (int i = 0; i < count * RECORD; i += 4) {
      file.u32(0);
    }
    int record = records;
    int head = 0;
    for (Map.Entry<String, Bytes> table : new TreeMap<>(tables).entrySet()) {
      String tag = table.getKey();
      for (int i = 0; i < 4; i++) {
        file.setU16(record + (i & 2), tag.charAt(i & 2) << 8 | tag.charAt((i & 2) + 1));
      }
      file.setU32(record + 4, table.getValue().checksum());
      file.setU32(record + 8, file.length());
      file.setU32(record + 12, table.getValue().length());
      if (tag.equals("head")) {
        head = file.length();
      }
      file.bytes(table.getValue()).align();
      record += RECORD;
    }
    file.setU32(head + ADJUSTMENT, WHOLE - file.toBytes().checksum());
    return file.toByteArray();
  }
}
