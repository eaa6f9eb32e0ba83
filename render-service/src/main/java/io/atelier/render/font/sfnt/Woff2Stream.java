package io.atelier.render.font.sfnt;

/** One of the streams that a packed table {@code glyf} is parted into. */
final class Woff2Stream {
  private static final int TWO_BYTES = 253;
  private static final int TWICE = 254;
  private static final int ONCE = 255;

  private final Bytes bytes;
  private int at;

  Woff2Stream(Bytes bytes) {
    this.bytes = bytes;
  }

  int u8() {
    return bytes.u8(at++);
  }

  int u16() {
    at += 2;
    return bytes.u16(at - 2);
  }

  int s16() {
    return (short) u16();
  }

  Bytes take(int count) {
    at += count;
    return bytes.slice((long) at - count, count);
  }

  int at() {
    return at;
  }

  /** 255UInt16 of section 4.3. */
  int number() {
    int first = u8();
    return switch (first) {
      case TWO_BYTES -> u16();
      case ONCE -> u8() + TWO_BYTES;
      case TWICE -> u8() + 2 * TWO_BYTES;
      default -> first;
    };
  }
}
