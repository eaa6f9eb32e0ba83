package io.atelier.render.font.sfnt;

import java.util.Arrays;

/** Big-endian bytes being written; grows to a limit, which is an {@link UnusableFont}. */
final class Sink {
  /** Largest table or font this service makes. */
  static final int MOST = 48 << 20;

  private byte[] bytes;
  private int length;

  Sink(int expected) {
    bytes = new byte[Math.max(16, expected)];
  }

  int length() {
    return length;
  }

  Sink u8(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  Sink u16(int value) {
    room(2);
    bytes[length++] = (byte) (value >> 8);
    bytes[length++] = (byte) value;
    return this;
  }

  Sink u32(long value) {
    return u16((int) (value >> 16)).u16((int) value);
  }

  Sink bytes(byte[] from, int start, int count) {
    room(count);
    System.arraycopy(from, start, bytes, length, count);
    length += count;
    return this;
  }

  Sink bytes(Bytes from) {
    from.copyTo(this);
    return this;
  }

  /** Zeros up to a multiple of four. */
  Sink align() {
    while ((length & 3) != 0) {
      u8(0);
    }
    return this;
  }

  void setU16(int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }

  void setU32(int at, long value) {
    setU16(at, (int) (value >> 16));
    setU16(at + 2, (int) value);
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  Bytes toBytes() {
    return new Bytes(bytes).slice(0, length);
  }

  private void room(int count) {
    if ((long) length + count > MOST) {
      throw UnusableFont.broken("The font is too large once unpacked.");
    }
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(MOST, Math.max(length + count, bytes.length * 2)));
    }
  }
}
