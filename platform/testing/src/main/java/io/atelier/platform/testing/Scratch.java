package io.atelier.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/** A folder and the processes that work in it, both gone with the JVM. */
final class Scratch {
  private static final ConcurrentLinkedDeque<Runnable> STOPS = new ConcurrentLinkedDeque<>();
  private static final Path DIR = create();

  private Scratch() {}

  static Path resolve(String name) {
    return DIR.resolve(name);
  }

  /** Runs before the folder is deleted, what was added last first. */
  static void atExit(Runnable stop) {
    STOPS.push(stop);
  }

  private static Path create() {
    try {
      Path dir = Files.createTempDirectory("atelier-test");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(dir), "end test servers"));
      return dir;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(Path dir) {
    STOPS.forEach(Runnable::run);
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      System.err.println("Could not delete " + dir + ": " + e);
    }
  }
}
