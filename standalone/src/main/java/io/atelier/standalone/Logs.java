package io.atelier.standalone;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The children's log files. */
final class Logs {
  private static final long LARGE = 10L << 20;

  private Logs() {}

  /** Makes the folder, and renames logs that have grown large: one predecessor of each is kept. */
  static void putAside(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
      for (Path log : logs) {
        if (Files.size(log) > LARGE) {
          Files.move(
              log, folder.resolve(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
