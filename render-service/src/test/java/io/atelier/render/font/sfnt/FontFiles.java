package io.atelier.render.font.sfnt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Font files to try the sanitizer on. */
final class FontFiles {
  private FontFiles() {}

  /** A small subset of Noto made for tests, as TTF, OTF, TTC or WOFF2. */
  static byte[] small(String name) {
    return read("/user-fonts/" + name);
  }

  static byte[] bundled(String name) {
    return read("/fonts/" + name);
  }

  /** As the writer of files wants it. */
  static Bytes withoutAdjustment(Bytes head) {
    Sink sink = new Sink(head.length()).bytes(head);
    sink.setU32(8, 0);
    return sink.toBytes();
  }

  private static byte[] read(String path) {
    try (InputStream in = FontFiles.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(in, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
