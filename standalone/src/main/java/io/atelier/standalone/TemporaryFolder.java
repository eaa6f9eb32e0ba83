package io.atelier.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where a service puts what it needs while it runs, native libraries and fonts for the most part. A
 * process that is killed leaves that behind, so it is the launcher that removes it.
 */
record TemporaryFolder(Path path) {
  /** Makes the folder anew. */
  void empty() throws IOException {
    remove();
    Files.createDirectories(path);
  }

  void remove() throws IOException {
    if (Files.exists(path)) {
      delete(path);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
