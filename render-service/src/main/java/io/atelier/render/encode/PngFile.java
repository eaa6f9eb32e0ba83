package io.atelier.render.encode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Writes a PNG's chunks into an array that grows and is used again (PNG, third edition). */
final class PngFile {
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int RGBA = 6;
  static final byte[] IDAT = "IDAT".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte[] IHDR = "IHDR".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PLTE = "PLTE".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRNS = "tRNS".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] IEND = "IEND".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH_AND_TYPE = 8;

  /** Of chunks that are no pixels: palette, transparency, ends. */
  private static final int OVERHEAD = 2048;

  /** Kept for the next picture; a larger one is an exception. */
  private static final int LARGEST_KEPT = 4 << 20;

  private final CRC32 crc = new CRC32();
  private byte[] bytes = new byte[64 * 1024];
  private int end;
  private int chunk;

  /** Begins a file. */
  void header(int width, int height, int bits, int colorType, boolean interlaced) {
    end = 0;
    reserve(OVERHEAD);
    put(SIGNATURE);
    begin(IHDR);
    putInt(width);
    putInt(height);
    putByte(bits);
    putByte(colorType);
    putByte(0); // deflate
    putByte(0); // the five filters
    putByte(interlaced ? 1 : 0);
    finish();
  }

  /**
   * @param argb not premultiplied
   */
  void palette(int[] argb) {
    begin(PLTE);
    boolean opaque = true;
    for (int color : argb) {
      putByte(color >> 16);
      putByte(color >> 8);
      putByte(color);
      opaque &= color >>> 24 == 0xFF;
    }
    finish();
    if (!opaque) {
      begin(TRNS);
      for (int color : argb) {
        putByte(color >>> 24);
      }
      finish();
    }
  }

  void begin(byte[] type) {
    reserve(OVERHEAD);
    chunk = end;
    end += Integer.BYTES;
    put(type);
  }

  void finish() {
    int length = end - chunk - LENGTH_AND_TYPE;
    int here = end;
    end = chunk;
    putInt(length);
    end = here;
    crc.reset();
    crc.update(bytes, chunk + Integer.BYTES, length + Integer.BYTES);
    putInt((int) crc.getValue());
  }

  void put(byte[] content) {
    reserve(content.length);
    System.arraycopy(content, 0, bytes, end, content.length);
    end += content.length;
  }

  void putInt(int value) {
    putByte(value >>> 24);
    putByte(value >>> 16);
    putByte(value >>> 8);
    putByte(value);
  }

  void putByte(int value) {
    bytes[end++] = (byte) value;
  }

  void deflate(Deflation deflation, byte[] rows, int count, int rowBytes, int pixelBytes) {
    reserve(Deflation.bound(count * rowBytes));
    end = deflation.deflate(rows, count, rowBytes, pixelBytes, bytes, end);
  }

  byte[] file() {
    begin(IEND);
    finish();
    return taken();
  }

  /** What was written; begins anew. */
  byte[] taken() {
    byte[] taken = Arrays.copyOf(bytes, end);
    end = 0;
    if (bytes.length > LARGEST_KEPT) {
      bytes = new byte[64 * 1024];
    }
    return taken;
  }

  private void reserve(int more) {
    if (bytes.length - end < more + OVERHEAD) {
      bytes = Arrays.copyOf(bytes, Math.max(end + more + OVERHEAD, bytes.length * 3 / 2));
    }
  }
}
