package io.atelier.render.shaping;

import io.atelier.render.font.FontFace;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;

/** The tables {@code head} and {@code hhea} of a font (OpenType 1.9). */
final class HorizontalMetrics {
  private static final int COLLECTION = 0x74746366;
  private static final int HEAD = 0x68656164;
  private static final int HHEA = 0x68686561;
  private static final int UNITS_PER_EM = 18;
  private static final int WIDEST = 10;

  private HorizontalMetrics() {}

  /**
   * The greatest advance of the face's glyphs in ems.
   *
   * @throws UncheckedIOException if the file cannot be read or lacks the tables
   */
  static float widest(FontFace face) {
    try (var file = new RandomAccessFile(face.file().toFile(), "r")) {
      int directory = directory(file, face.index());
      file.seek(table(file, directory, HEAD) + UNITS_PER_EM);
      int unitsPerEm = file.readUnsignedShort();
      file.seek(table(file, directory, HHEA) + WIDEST);
      return (float) file.readUnsignedShort() / Math.max(1, unitsPerEm);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int directory(RandomAccessFile file, int index) throws IOException {
    file.seek(0);
    if (file.readInt() != COLLECTION) {
      return 0;
    }
    file.seek(12 + 4L * index);
    return file.readInt();
  }

  private static long table(RandomAccessFile file, int directory, int tag) throws IOException {
    file.seek(directory + 4L);
    int tables = file.readUnsignedShort();
    for (int i = 0; i < tables; i++) {
      file.seek(directory + 12L + 16L * i);
      if (file.readInt() == tag) {
        file.seek(directory + 12L + 16L * i + 8);
        return file.readInt() & 0xFFFFFFFFL;
      }
    }
    throw new IOException("no table " + Integer.toHexString(tag));
  }
}
