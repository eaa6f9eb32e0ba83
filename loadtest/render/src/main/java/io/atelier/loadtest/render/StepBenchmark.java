package io.atelier.loadtest.render;

import io.atelier.render.encode.Encoders;
import io.atelier.render.layout.LaidOutScene;
import io.atelier.render.layout.SceneLayout;
import io.atelier.render.pipeline.RenderPipeline;
import io.atelier.render.raster.Painter;
import io.atelier.render.raster.Raster;
import io.atelier.render.scene.Scene;
import io.atelier.render.shaping.Shaper;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What each step of a picture costs. Allocation: {@code -prof gc}, gc.alloc.rate.norm. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"})
public class StepBenchmark {
  @Param({"T1", "T2", "T3", "T2_TEMPLATE", "T3_TEMPLATE"})
  private Task task = Task.T1;

  private final SceneLayout layout = new SceneLayout(new Shaper());
  private final Painter painter = new Painter();
  private final Encoders encoders = new Encoders();
  private final RenderPipeline pipeline = new RenderPipeline(layout, painter, encoders);
  private int number;
  private Scene scene = Task.T1.scene(0);
  private LaidOutScene laidOut = layout.lay(scene);
  private Raster raster = painter.paint(laidOut);

  @Setup
  public void prepare() {
    for (int i = 0; i < 3; i++) { // the third time a template's ground is ready
      scene = task.scene(number++);
      laidOut = layout.lay(scene);
      raster.close();
      raster = painter.paint(laidOut);
    }
  }

  @TearDown
  public void close() {
    raster.close();
    encoders.close();
  }

  @Benchmark
  public Scene request() {
    return task.scene(number++);
  }

  @Benchmark
  public LaidOutScene requestAndLayout() {
    return layout.lay(task.scene(number++));
  }

  @Benchmark
  public int requestLayoutAndPaint() {
    try (Raster painted = painter.paint(layout.lay(task.scene(number++)))) {
      return painted.width();
    }
  }

  @Benchmark
  public byte[] encode() {
    return encoders.encode(raster, scene.output());
  }

  @Benchmark
  public byte[] whole() {
    return pipeline.render(task.scene(number++));
  }
}
