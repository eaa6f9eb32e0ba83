package io.atelier.render.font.variable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables of a TrueType file by their tags. Reading beyond a table's end throws. */
final class FontTables {
  private static final int RECORD = 16;
  private static final int WHOLE = 0xB1B0AFBA;

  private final Map<String, ByteBuffer> tables = new LinkedHashMap<>();

  static FontTables read(byte[] file) {
    var tables = new FontTables();
    ByteBuffer font = ByteBuffer.wrap(file);
    int count = Short.toUnsignedInt(font.getShort(4));
    for (int i = 0; i < count; i++) {
      int record = 12 + i * RECORD;
      byte[] tag = new byte[4];
      font.get(record, tag);
      ByteBuffer table = font.slice(font.getInt(record + 8), font.getInt(record + 12));
      tables.put(new String(tag, StandardCharsets.ISO_8859_1), table);
    }
    return tables;
  }

  boolean has(String tag) {
    return tables.containsKey(tag);
  }

  /** At its begin, with a position of its own. */
  ByteBuffer get(String tag) {
    ByteBuffer table = tables.get(tag);
    if (table == null) {
      throw new IllegalArgumentException("the font has no table " + tag);
    }
    return table.duplicate().rewind();
  }

  /** A copy that may be written to. */
  ByteBuffer copy(String tag) {
    ByteBuffer table = get(tag);
    return ByteBuffer.allocate(table.remaining()).put(table).flip();
  }

  void put(String tag, ByteBuffer table) {
    tables.put(tag, table);
  }

  void remove(Set<String> tags) {
    tables.keySet().removeAll(tags);
  }

  /** A file of these tables, sorted and aligned. */
  byte[] write() {
    int size = 12 + RECORD * tables.size();
    for (ByteBuffer table : tables.values()) {
      size += aligned(table.limit());
    }
    int power = Integer.highestOneBit(tables.size());
    ByteBuffer file = ByteBuffer.allocate(size);
    file.putInt(0x00010000).putShort((short) tables.size()).putShort((short) (power * RECORD));
    file.putShort((short) Integer.numberOfTrailingZeros(power));
    file.putShort((short) ((tables.size() - power) * RECORD));
    int at = 12 + RECORD * tables.size();
    int head = 0;
    for (Map.Entry<String, ByteBuffer> table : new TreeMap<>(tables).entrySet()) {
      ByteBuffer content = table.getValue().duplicate().rewind();
      int length = content.limit();
      file.put(at, content, 0, length);
      if (table.getKey().equals("head")) {
        head = at;
        file.putInt(head + 8, 0);
      }
      file.put(table.getKey().getBytes(StandardCharsets.ISO_8859_1));
      file.putInt(checksum(file, at, aligned(length))).putInt(at).putInt(length);
      at += aligned(length);
    }
    file.putInt(head + 8, WHOLE - checksum(file, 0, size));
    return file.array();
  }

  private static int aligned(int length) {
    return (length + 3) & ~3;
  }

  private static int checksum(ByteBuffer file, int start, int length) {
    int sum = 0;
    for (int i = start; i < start + length; i += 4) {
      sum += file.getInt(i);
    }
    return sum;
  }
}
