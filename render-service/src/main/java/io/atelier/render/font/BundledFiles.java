package io.atelier.render.font;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Bundled files as files: native libraries open fonts by path. */
final class BundledFiles {
  private BundledFiles() {}

  /** A copy in the temporary folder, deleted when the JVM ends. */
  static Path unpacked(String font) throws IOException {
    try (InputStream in = BundledFiles.class.getResourceAsStream("/fonts/" + font)) {
      if (in == null) {
        throw new IOException("no such bundled font: " + font);
      }
      Path file = Files.createTempFile("atelier-", "-" + font);
      file.toFile().deleteOnExit();
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    }
  }
}
