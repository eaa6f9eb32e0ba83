package io.atelier.platform.objectstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How an object lies in its file: the body, the media type, and one byte with the media type's
 * length. One rename thus publishes both, and image viewers still open the file because they ignore
 * what follows the picture.
 */
final class FileEnvelope {

  private static final int LONGEST_MEDIA_TYPE = 255;

  private FileEnvelope() {}

  static void write(FileChannel file, byte[] body, String mediaType) throws IOException {
    byte[] type = mediaType.getBytes(StandardCharsets.US_ASCII);
    if (type.length > LONGEST_MEDIA_TYPE) {
      throw new IllegalArgumentException("Media type of " + type.length + " characters");
    }
    ByteBuffer[] parts = {
      ByteBuffer.wrap(body), ByteBuffer.wrap(type), ByteBuffer.wrap(new byte[] {(byte) type.length})
    };
    while (parts[2].hasRemaining()) {
      file.write(parts);
    }
  }

  static StoredObject read(byte[] file, String etag) throws IOException {
    if (file.length == 0) {
      throw new IOException("Empty object file");
    }
    int typeEnd = file.length - 1;
    int bodyEnd = typeEnd - Byte.toUnsignedInt(file[typeEnd]);
    if (bodyEnd < 0) {
      throw new IOException("Object file without a media type");
    }
    String mediaType = new String(file, bodyEnd, typeEnd - bodyEnd, StandardCharsets.US_ASCII);
    return new StoredObject(Arrays.copyOf(file, bodyEnd), mediaType, etag);
  }
}
