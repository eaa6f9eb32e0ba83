package io.atelier.loadtest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes copies of a JPEG that differ in their bytes but cost the same to decode. */
final class JpegComment {
  private static final int AFTER_START_OF_IMAGE = 2;
  private static final short COMMENT = (short) 0xFFFE;

  private JpegComment() {}

  /**
   * A copy with a comment segment behind the start marker.
   *
   * @param comment ASCII, under 64 KB
   */
  static byte[] add(byte[] jpeg, String comment) {
    byte[] text = comment.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(jpeg.length + 4 + text.length)
        .put(jpeg, 0, AFTER_START_OF_IMAGE)
        .putShort(COMMENT)
        .putShort((short) (2 + text.length))
        .put(text)
        .put(jpeg, AFTER_START_OF_IMAGE, jpeg.length - AFTER_START_OF_IMAGE)
        .array();
  }
}
