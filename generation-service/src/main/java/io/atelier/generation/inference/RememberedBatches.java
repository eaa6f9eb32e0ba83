package io.atelier.generation.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a trial found, kept beside the weights: it holds for these weights on this machine, and is
 * tried anew on another.
 */
final class RememberedBatches {

  private static final Logger log = LoggerFactory.getLogger(RememberedBatches.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /**
   * @param machine that it was tried on
   */
  private record Note(String machine, BatchSizes sizes) {}

  private final Path file;
  private final String machine;

  /**
   * @param engine which runs the weights, and on what
   */
  RememberedBatches(Path weights, String engine) {
    this.file = weights.resolveSibling("batches.json");
    this.machine = processor() + ", " + engine;
  }

  /** Empty if it was not tried here. */
  Optional<BatchSizes> read() {
    try {
      Note note = Files.exists(file) ? JSON.readValue(Files.readAllBytes(file), Note.class) : null;
      return Optional.ofNullable(note)
          .filter(there -> there.machine().equals(machine))
          .map(Note::sizes);
    } catch (IOException | JacksonException e) {
      log.warn("{} is not readable; batches are tried again", file, e);
      return Optional.empty();
    }
  }

  void write(BatchSizes sizes) {
    try {
      Files.write(file, JSON.writeValueAsBytes(new Note(machine, sizes)));
    } catch (IOException e) {
      log.warn("{} cannot be written; batches are tried again after a restart", file, e);
    }
  }

  private static String processor() {
    int cores = Runtime.getRuntime().availableProcessors();
    @Nullable String name = null;
    try (var lines = Files.lines(PROCESSORS)) {
      name = lines.filter(line -> line.startsWith("model name")).findFirst().orElse(null);
    } catch (IOException e) {
      log.debug("no name of the processor", e);
    }
    String model = name == null ? System.getProperty("os.arch") : name.split(":", 2)[1].strip();
    return "%d x %s".formatted(cores, model);
  }
}
