package io.atelier.render.shaping;

import io.atelier.render.font.FontFace;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;

/**
 * The tables {@code head}, {@code hhea} and {@code OS/2} of a font (OpenType 1.9), read from its
 * file: the JDK's line metrics mix up fonts of one name.
 */
final class HorizontalMetrics {
  private static final int COLLECTION = 0x74746366;
  private static final int HEAD = 0x68656164;
  private static final int HHEA = 0x68686561;
  private static final int OS2 = 0x4F532F32;
  private static final int UNITS_PER_EM = 18;
  private static final int ASCENT = 4;
  private static final int WIDEST = 10;
  private static final int TYPOGRAPHIC_ASCENT = 68;

  private HorizontalMetrics() {}

  /**
   * How far lines reach, in ems.
   *
   * @throws UncheckedIOException if the file cannot be read or lacks the tables
   */
  static FaceMetrics of(FontFace face) {
    try (var file = new RandomAccessFile(face.file().toFile(), "r")) {
      int directory = directory(file, face.index());
      float units = unitsPerEm(file, directory);
      file.seek(table(file, directory, HHEA) + ASCENT);
      float ascent = file.readShort() / units;
      float descent = file.readShort() / units;
      if (ascent == 0 && descent == 0) {
        file.seek(table(file, directory, OS2) + TYPOGRAPHIC_ASCENT);
        ascent = file.readShort() / units;
        descent = file.readShort() / units;
      }
      return new FaceMetrics(ascent, -descent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The greatest advance of the face's glyphs in ems.
   *
   * @throws UncheckedIOException if the file cannot be read or lacks the tables
   */
  static float widest(FontFace face) {
    try (var file = new RandomAccessFile(face.file().toFile(), "r")) {
      int directory = directory(file, face.index());
      float units = unitsPerEm(file, directory);
      file.seek(table(file, directory, HHEA) + WIDEST);
      return file.readUnsignedShort() / units;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static float unitsPerEm(RandomAccessFile file, int directory) throws IOException {
    file.seek(table(file, directory, HEAD) + UNITS_PER_EM);
    return Math.max(1, file.readUnsignedShort());
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
