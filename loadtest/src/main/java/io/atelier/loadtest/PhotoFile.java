package io.atelier.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the photo that resizing is measured with: 1024 x 768, JPEG of quality 85. */
final class PhotoFile {
  private PhotoFile() {}

  /**
   * @param args the file
   */
  static void main(String[] args) throws IOException {
    Files.write(Path.of(args[0]), Photo.jpeg(Photo.of(1024, 768, 1), 0.85f));
  }
}
