package io.atelier.render.font.sfnt;

/** A list of byte strings in a {@code CFF} table. */
final class CffIndex {
  static final CffIndex NONE = new CffIndex(Bytes.EMPTY, 0, 0, 1, 0, 0);

  private final Bytes table;
  private final int offsets;
  private final int count;
  private final int offsetSize;
  private final int data;
  private final int end;

  private CffIndex(Bytes table, int offsets, int count, int offsetSize, int data, int end) {
    this.table = table;
    this.offsets = offsets;
    this.count = count;
    this.offsetSize = offsetSize;
    this.data = data;
    this.end = end;
  }

  /** Checks every offset. */
  static CffIndex at(Bytes table, int at) {
    int count = table.u16(at);
    if (count == 0) {
      return new CffIndex(table, 0, 0, 1, 0, at + 2);
    }
    int offsetSize = table.u8(at + 2);
    if (offsetSize < 1 || offsetSize > 4) {
      throw damaged();
    }
    long data = at + 2L + (long) (count + 1) * offsetSize;
    table.require(at, data - at);
    CffIndex index = new CffIndex(table, at + 3, count, offsetSize, (int) data, 0);
    int last = 1;
    for (int i = 0; i <= count; i++) {
      int offset = index.offset(i);
      if (offset < last || (i == 0 && offset != 1)) {
        throw damaged();
      }
      last = offset;
    }
    table.require((int) data, last);
    return new CffIndex(
        table, index.offsets, count, offsetSize, index.data, Math.addExact(index.data, last));
  }

  int count() {
    return count;
  }

  /** Where what follows it in the table begins. */
  int end() {
    return end;
  }

  Bytes get(int i) {
    int start = offset(i);
    return table.slice((long) data + start, offset(i + 1) - start);
  }

  private int offset(int i) {
    int at = offsets + i * offsetSize;
    int offset = 0;
    for (int b = 0; b < offsetSize; b++) {
      offset = offset << 8 | table.u8(at + b);
    }
    if (offset < 0) {
      throw damaged();
    }
    return offset;
  }

  private static UnusableFont damaged() {
    return UnusableFont.broken("The font's table 'CFF' is damaged.");
  }
}
