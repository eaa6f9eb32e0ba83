package io.atelier.loadtest.render;

import com.sun.management.OperatingSystemMXBean;
import io.atelier.render.encode.Encoders;
import io.atelier.render.layout.SceneLayout;
import io.atelier.render.pipeline.RenderPipeline;
import io.atelier.render.raster.Painter;
import io.atelier.render.shaping.Shaper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Atelier as one of the engines: renders on one thread what it is told to on its standard input.
 * Lines: {@code TASK SECONDS}; answers: {@code images cpu-seconds bytes}. {@code TASK FILE} writes
 * one picture.
 */
final class OwnPeer {
  private final RenderPipeline pipeline =
      new RenderPipeline(new SceneLayout(new Shaper()), new Painter(), new Encoders());
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private int number;

  private OwnPeer() {}

  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // where logs go
    var peer = new OwnPeer();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", 2);
      answers.println(peer.obey(Task.valueOf(words[0]), words[1]));
    }
  }

  private String obey(Task task, String what) throws IOException {
    if (what.contains("/")) {
      Files.write(Path.of(what), pipeline.render(task.scene(123456)));
      return "written";
    }
    return measure(task, Double.parseDouble(what));
  }

  private String measure(Task task, double seconds) {
    long cpu = system.getProcessCpuTime();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    int images = 0;
    int bytes = 0;
    while (System.nanoTime() < end) {
      bytes = pipeline.render(task.scene(number++)).length;
      images++;
    }
    return images + " " + (system.getProcessCpuTime() - cpu) / 1e9 + " " + bytes;
  }
}
