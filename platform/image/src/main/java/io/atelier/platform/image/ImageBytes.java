package io.atelier.platform.image;

import java.nio.charset.StandardCharsets;

/** A file's bytes with bounds that answer {@link ImageProblem#broken} instead of an index error. */
@SuppressWarnings("ArrayRecordComponent") // a view for parsers, never compared
record ImageBytes(byte[] file) {

  int length() {
    return file.length;
  }

  int u8(int at) {
    require(at, 1);
    return file[at] & 0xFF;
  }

  int u16be(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  int u16le(int at) {
    return u8(at) | u8(at + 1) << 8;
  }

  int u24le(int at) {
    return u16le(at) | u8(at + 2) << 16;
  }

  long u32be(int at) {
    return (long) u16be(at) << 16 | u16be(at + 2);
  }

  long u32le(int at) {
    return u16le(at) | (long) u16le(at + 2) << 16;
  }

  /** Whether the ASCII {@code text} stands at {@code at}; false past the end. */
  boolean has(int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    if (at < 0 || wanted.length > file.length - at) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (file[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Where the next {@code value} stands from {@code at} on; there must be one. */
  int find(int value, int at) {
    byte wanted = (byte) value;
    for (int i = at; i < file.length; i++) {
      if (file[i] == wanted) {
        return i;
      }
    }
    throw ImageProblem.broken("The image file ends too early.");
  }

  /** Checks that {@code count} bytes stand at {@code at}. */
  void require(int at, long count) {
    if (at < 0 || count > (long) file.length - at) {
      throw ImageProblem.broken("The image file ends too early.");
    }
  }
}
