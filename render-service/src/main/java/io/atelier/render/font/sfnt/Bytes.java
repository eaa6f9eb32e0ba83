package io.atelier.render.font.sfnt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A stretch of big-endian bytes; reading past its end is an {@link UnusableFont}. */
final class Bytes {
  static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] file;
  private final int start;
  private final int length;

  Bytes(byte[] file) {
    this(file, 0, file.length);
  }

  private Bytes(byte[] file, int start, int length) {
    this.file = file;
    this.start = start;
    this.length = length;
  }

  int length() {
    return length;
  }

  int u8(int at) {
    require(at, 1);
    return file[start + at] & 0xFF;
  }

  int u16(int at) {
    require(at, 2);
    return (file[start + at] & 0xFF) << 8 | file[start + at + 1] & 0xFF;
  }

  int s16(int at) {
    return (short) u16(at);
  }

  long u32(int at) {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  /** An offset or a count: a value above 2^31 can be no place in a file. */
  int size(int at) {
    long value = u32(at);
    if (value > Integer.MAX_VALUE) {
      throw outside();
    }
    return (int) value;
  }

  String tag(int at) {
    require(at, 4);
    return new String(file, start + at, 4, StandardCharsets.ISO_8859_1);
  }

  Bytes slice(long at, long count) {
    require(at, count);
    return new Bytes(file, start + (int) at, (int) count);
  }

  Bytes from(int at) {
    return slice(at, (long) length - at);
  }

  byte[] copy() {
    return Arrays.copyOfRange(file, start, start + length);
  }

  void copyTo(Sink sink) {
    sink.bytes(file, start, length);
  }

  /** The sum of its 32-bit words, the last one filled up with zeros. */
  int checksum() {
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += (file[start + i] & 0xFF) << 24 - 8 * (i & 3);
    }
    return sum;
  }

  void require(long at, long count) {
    if (at < 0 || count < 0 || at + count > length) {
      throw outside();
    }
  }

  private static UnusableFont outside() {
    return UnusableFont.broken("The font points outside itself, or ends too early.");
  }
}
