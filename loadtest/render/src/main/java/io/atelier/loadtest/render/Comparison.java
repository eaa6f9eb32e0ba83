package io.atelier.loadtest.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the engines in turn, so that whatever else the machine does meets all of them alike, and
 * prints medians. Arguments: {@code assets FOLDER}, or {@code SECONDS ROUNDS PICTURES NAME=COMMAND
 * …}, ours first.
 */
final class Comparison {
  private static final Path HAN = Path.of("/usr/share/fonts/opentype/noto");
  private static final int SIMPLIFIED_CHINESE = 2;

  private final double seconds;
  private final int rounds;
  private final List<Engine> engines;
  private final Map<String, List<Engine.Result>> results = new HashMap<>();

  private Comparison(double seconds, int rounds, List<Engine> engines) {
    this.seconds = seconds;
    this.rounds = rounds;
    this.engines = engines;
  }

  public static void main(String[] args) throws IOException {
    if (args[0].equals("assets")) {
      writeAssets(Path.of(args[1]));
      return;
    }
    List<Engine> engines = new ArrayList<>();
    for (String argument : Arrays.copyOfRange(args, 3, args.length)) {
      String[] parts = argument.split("=", 2);
      engines.add(new Engine(parts[0], List.of(parts[1].split(" "))));
    }
    try {
      var comparison =
          new Comparison(Double.parseDouble(args[0]), Integer.parseInt(args[1]), engines);
      comparison.run(Path.of(args[2]));
      comparison.print();
    } finally {
      engines.forEach(Engine::close);
    }
  }

  private static void writeAssets(Path folder) throws IOException {
    Logo.write(folder);
    for (String weight : List.of("Regular", "Bold")) {
      Path collection = HAN.resolve("NotoSansCJK-" + weight + ".ttc");
      if (Files.exists(collection)) {
        Path face = folder.resolve("NotoSansCJKsc-" + weight + ".otf");
        CollectionFace.extract(collection, SIMPLIFIED_CHINESE, face);
      }
    }
  }

  private void run(Path pictures) throws IOException {
    for (Engine engine : engines) {
      for (Task task : tasks(engine)) {
        engine.measure(task.name(), 2 * seconds); // warms
        String suffix = task.name().startsWith("T3") ? ".jpg" : ".png";
        engine.write(task.name(), pictures + "/" + engine.name() + "-" + task + suffix);
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (Task task : Task.values()) {
        for (Engine engine : engines) {
          if (tasks(engine).contains(task)) {
            results
                .computeIfAbsent(key(engine, task), k -> new ArrayList<>())
                .add(engine.measure(task.name(), seconds));
          }
        }
      }
    }
  }

  /** The others have no templates. */
  private List<Task> tasks(Engine engine) {
    return engine == engines.getFirst()
        ? List.of(Task.values())
        : List.of(Task.T1, Task.T2, Task.T3);
  }

  private void print() {
    System.out.println("images per CPU second (KB an image), medians of " + rounds + " rounds");
    System.out.printf("| %-12s |", "");
    engines.forEach(engine -> System.out.printf(" %-18s |", engine.name()));
    System.out.println();
    for (Task task : Task.values()) {
      System.out.printf("| %-12s |", task);
      double ours = median(engines.getFirst(), task);
      for (Engine engine : engines) {
        Task theirs =
            tasks(engine).contains(task) ? task : Task.valueOf(task.name().substring(0, 2));
        double rate = median(engine, theirs);
        int bytes = of(engine, theirs).getFirst().bytes();
        String times = engine == engines.getFirst() ? "" : " %.1f ×".formatted(ours / rate);
        System.out.printf(" %-18s |", "%.0f (%.1f)%s".formatted(rate, bytes / 1000.0, times));
      }
      System.out.println();
    }
  }

  private double median(Engine engine, Task task) {
    double[] rates = of(engine, task).stream().mapToDouble(Engine.Result::rate).sorted().toArray();
    return rates[rates.length / 2];
  }

  private List<Engine.Result> of(Engine engine, Task task) {
    return results.getOrDefault(key(engine, task), List.of());
  }

  private static String key(Engine engine, Task task) {
    return engine.name() + " " + task;
  }
}
