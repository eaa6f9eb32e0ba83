package io.atelier.render.encode;

/**
 * Raw deflate (RFC 1951) in pieces that can be joined: each ends at a byte boundary, refers to
 * nothing before it and is not the last. For one thread at a time.
 */
interface Deflation extends AutoCloseable {
  /**
   * Spare bytes that {@code rows} must have behind its content, so that it can be read in words.
   */
  int SPARE = 16;

  /**
   * @param rows {@code count} rows of {@code rowBytes} bytes
   * @param pixelBytes distance of bytes that mean the same
   * @param out has room for {@link #bound} bytes from {@code at} on
   * @return the end of what was written
   */
  int deflate(byte[] rows, int count, int rowBytes, int pixelBytes, byte[] out, int at);

  /** Most bytes that {@code length} bytes may become. */
  static int bound(int length) {
    return length + length / 8 + 1024;
  }

  @Override
  default void close() {}
}
