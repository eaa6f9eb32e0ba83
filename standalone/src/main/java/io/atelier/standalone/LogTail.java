package io.atelier.standalone;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a child's log, for the message that it does not start. */
final class LogTail {
  private static final int BYTES = 4_000;
  private static final int LINES = 12;

  private LogTail() {}

  static String explain(Child child) {
    return child.name()
        + " does not start. Its last words, from "
        + child.log()
        + ":\n"
        + read(child.log());
  }

  private static String read(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - BYTES));
      byte[] end = new byte[BYTES];
      int read = Math.max(0, file.read(end));
      List<String> lines = new String(end, 0, read, StandardCharsets.UTF_8).lines().toList();
      return lines.stream()
          .skip(Math.max(0, lines.size() - LINES))
          .map(line -> "  | " + line)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "  | (no log)";
    }
  }
}
