package io.atelier.render.encode;

import java.util.zip.Adler32;

/** The frame of pieces of deflate (RFC 1950): header, checksum over all of them, end. */
final class ZlibStream {
  /** Window of 32 KiB, fastest. */
  static final byte[] HEADER = {0x78, 0x01};

  private static final int PRIME = 65521;
  private static final int EMPTY_CHECKSUM = 1;

  private final Adler32 adler = new Adler32();
  private int checksum = EMPTY_CHECKSUM;

  void begin() {
    checksum = EMPTY_CHECKSUM;
  }

  void add(byte[] content, int length) {
    adler.reset();
    adler.update(content, 0, length);
    add((int) adler.getValue(), length);
  }

  /**
   * @param ofPiece checksum of the next piece alone
   */
  void add(int ofPiece, int length) {
    checksum = combine(checksum, ofPiece, length);
  }

  /** Of all added since {@link #begin}. */
  int checksum() {
    return checksum;
  }

  void end(PngFile file) {
    file.putByte(0b011); // the last block, with fixed codes, empty
    file.putByte(0);
    file.putInt(checksum);
  }

  /** Adler-32 of two stretches joined, as zlib's adler32_combine. */
  private static int combine(int first, int second, int secondLength) {
    long length = secondLength % PRIME;
    long a = first & 0xFFFF;
    long b = first >>> 16;
    long c = second & 0xFFFF;
    long d = second >>> 16;
    long low = (a + c + PRIME - 1) % PRIME;
    long high = (length * a + b + d + PRIME - length) % PRIME;
    return (int) (high << 16 | low);
  }
}
