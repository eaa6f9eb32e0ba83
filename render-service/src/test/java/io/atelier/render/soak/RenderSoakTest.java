package io.atelier.render.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.web.ProblemException;
import io.atelier.render.encode.Encoders;
import io.atelier.render.font.FontLibrary;
import io.atelier.render.layout.SceneLayout;
import io.atelier.render.pipeline.RenderPipeline;
import io.atelier.render.raster.Painter;
import io.atelier.render.scene.Scene;
import io.atelier.render.shaping.Shaper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Random scenes on all cores: each gives a picture or a clear refusal, and memory does not grow. A
 * short form runs with the tests, {@code ./atelier load render-soak} the long one.
 */
class RenderSoakTest {
  private static final int RENDERS = Integer.getInteger("soak.renders", 2_000);
  private static final long SEED = Long.getLong("soak.seed", 20_261_121);
  private static final int POINTS = 10;
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  /** Below this many renders caches still fill, so memory says nothing. */
  private static final int LONG = 200_000;

  private final FontLibrary fonts = new FontLibrary();
  private final RenderPipeline pipeline =
      new RenderPipeline(new SceneLayout(new Shaper()), new Painter(), new Encoders());

  @Test
  void rendersOrRefuses_whateverTheScene() throws Exception {
    List<Memory> points = new ArrayList<>();
    Tally tally = new Tally(0, 0, 0);
    try (ExecutorService workers = Executors.newFixedThreadPool(CORES)) {
      for (int point = 0; point < POINTS; point++) {
        List<Callable<Tally>> parts = new ArrayList<>();
        for (int core = 0; core < CORES; core++) {
          long seed = SEED + (long) point * CORES + core;
          parts.add(() -> render(RENDERS / POINTS / CORES, seed));
        }
        for (Future<Tally> part : workers.invokeAll(parts)) {
          tally = tally.plus(part.get());
        }
        points.add(Memory.now());
        report(tally, points.getLast());
      }
    }

    assertThat(tally.pictures + tally.refusals)
        .isEqualTo(RENDERS / POINTS / CORES * CORES * POINTS);
    assertThat(tally.pictures).isGreaterThan(tally.refusals);
    if (RENDERS >= LONG) {
      assertThat(points.getLast().heap).isLessThan(points.get(POINTS / 2).heap * 11 / 10);
      assertThat(points.getLast().resident).isLessThan(points.get(POINTS / 2).resident * 11 / 10);
    }
  }

  private Tally render(int count, long seed) {
    var scenes = new RandomScenes(fonts, new SplittableRandom(seed));
    Tally tally = new Tally(0, 0, 0);
    for (int i = 0; i < count; i++) {
      Scene scene = scenes.next();
      try {
        tally = tally.plus(new Tally(1, 0, pipeline.render(scene).length));
      } catch (ProblemException refused) {
        assertThat(refused.status().is4xxClientError()).isTrue();
        tally = tally.plus(new Tally(0, 1, 0));
      } catch (RuntimeException | Error e) {
        throw new AssertionError("scene %d of seed %d: %s".formatted(i, seed, scene), e);
      }
    }
    return tally;
  }

  private static void report(Tally tally, Memory memory) {
    if (RENDERS >= LONG) {
      System.out.printf(
          "%,d pictures (%,d MB), %,d refused; heap %d MiB, resident %d MiB%n",
          tally.pictures,
          tally.bytes >> 20,
          tally.refusals,
          memory.heap >> 20,
          memory.resident >> 20);
    }
  }

  private record Tally(long pictures, long refusals, long bytes) {
    Tally plus(Tally other) {
      return new Tally(pictures + other.pictures, refusals + other.refusals, bytes + other.bytes);
    }
  }

  /**
   * @param heap bytes in use after a collection
   * @param resident bytes of the whole process in memory
   */
  private record Memory(long heap, long resident) {
    static Memory now() throws IOException {
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      long kibibytes =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElse(0);
      return new Memory(heap, kibibytes << 10);
    }
  }
}
