package io.atelier.render.font.sfnt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.brotli.dec.BrotliInputStream;

/** Unpacks Brotli (RFC 7932), never more than was announced. */
final class Brotli {
  private Brotli() {}

  static byte[] unpack(Bytes packed, int length) {
    try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(packed.copy()))) {
      byte[] unpacked = in.readNBytes(length);
      if (unpacked.length < length || in.read() >= 0) {
        throw UnusableFont.broken("The font unpacks to another length than it says.");
      }
      return unpacked;
    } catch (IOException | IllegalStateException | IndexOutOfBoundsException e) {
      // The decoder answers some damage with the latter two.
      throw UnusableFont.broken("The font cannot be unpacked.");
    }
  }
}
