package io.atelier.render.delivery;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Values written so that different sequences never give the same bytes. */
final class Canonical {
  private ByteBuffer bytes = ByteBuffer.allocate(512);

  Canonical number(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  Canonical number(double value) {
    room(Double.BYTES).putDouble(value);
    return this;
  }

  Canonical flag(boolean value) {
    room(1).put((byte) (value ? 1 : 0));
    return this;
  }

  /** By its name: its ordinal may change between versions, and digests are shared by them. */
  Canonical constant(Enum<?> value) {
    return text(value.name());
  }

  Canonical text(String value) {
    ByteBuffer at = room(Integer.BYTES + value.length() * Character.BYTES).putInt(value.length());
    at.asCharBuffer().put(value); // no charset: it would make all lone surrogates one
    at.position(at.position() + value.length() * Character.BYTES);
    return this;
  }

  byte[] sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.flip());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int capacity = Math.max(bytes.capacity() * 2, bytes.position() + more);
      bytes = ByteBuffer.allocate(capacity).put(bytes.flip());
    }
    return bytes;
  }
}
