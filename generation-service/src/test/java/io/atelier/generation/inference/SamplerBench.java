package io.atelier.generation.inference;

import ai.djl.Device;
import io.atelier.generation.diffusion.Sampler;
import io.atelier.generation.diffusion.Trajectory;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.TestModels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What sampling takes here against the same network in PyTorch, one thread each, and whether both
 * draw the same: {@code SamplerBench BUNDLE SAMPLING_PY DIRECTORY [PYTHON]}. Calls of both
 * alternate and CPU time counts, so that a noisy machine disturbs both little and alike.
 */
final class SamplerBench {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final int STEPS = 20;
  private static final int WARM_UPS = 10;
  private static final int ROUNDS = 21;
  private static final double GUIDANCE = 4;

  private record Timed(double seconds, float[] latents) {}

  private SamplerBench() {}

  static void main(String[] arguments) throws Exception {
    Path bundle = Path.of(arguments[0]).toAbsolutePath();
    String python = arguments.length > 3 ? arguments[3] : "/usr/bin/python3";
    InstalledModel model =
        TestModels.registry("file:" + bundle + "/model.json", Path.of(arguments[2]))
            .installed()
            .getFirst();
    Process process =
        new ProcessBuilder(python, arguments[1], bundle.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (LatentDiffusion java =
            LatentDiffusion.load(model, Objects.requireNonNull(model.diffusion()), Device.cpu());
        var asks = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        var answers =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String sampler : new String[] {"ddim", "euler", "dpm++2m"}) {
        compare(sampler, java, model, asks, answers);
      }
    }
    process.waitFor();
  }

  private static void compare(
      String sampler,
      LatentDiffusion java,
      InstalledModel model,
      PrintStream asks,
      BufferedReader answers)
      throws IOException {
    double[] here = new double[ROUNDS];
    double[] there = new double[ROUNDS];
    double difference = 0;
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      Timed mine = java(sampler, java, model, round);
      Timed other = python(sampler, java, model, round, asks, answers);
      for (int i = 0; i < mine.latents().length; i++) {
        difference = Math.max(difference, Math.abs(mine.latents()[i] - other.latents()[i]));
      }
      if (round >= 0) {
        here[round] = mine.seconds();
        there[round] = other.seconds();
      }
    }
    System.out.printf(
        "%s, %d steps: Java %.1f ms, PyTorch %.1f ms of CPU (medians of %d), ratio %.2f, largest difference"
            + " %.1e%n",
        sampler,
        STEPS,
        1e3 * median(here),
        1e3 * median(there),
        ROUNDS,
        median(there) / median(here),
        difference);
  }

  private static Timed java(String sampler, LatentDiffusion java, InstalledModel model, long seed) {
    Drawing drawing =
        new Drawing(
            null, STEPS, GUIDANCE, null, Sampler.named(sampler).orElseThrow(), null, null, null);
    int side = model.canvas().workingPixels();
    long start = THREAD.getCurrentThreadCpuTime();
    float[] latents =
        java.sample(
            "a red house",
            drawing,
            way(model, seed),
            new Size(side, side),
            null,
            Progress.NONE,
            () -> false);
    return new Timed((THREAD.getCurrentThreadCpuTime() - start) / 1e9, latents);
  }

  private static Timed python(
      String sampler,
      LatentDiffusion java,
      InstalledModel model,
      long seed,
      PrintStream asks,
      BufferedReader answers)
      throws IOException {
    asks.println(
        JSON.writeValueAsString(
            Map.of(
                "sampler",
                sampler,
                "steps",
                STEPS,
                "guidance",
                GUIDANCE,
                "ids",
                java.ids("a red house"),
                "unwanted",
                java.ids(""),
                "noise",
                way(model, seed).start())));
    JsonNode answer = JSON.readTree(answers.readLine());
    float[] latents = new float[answer.path("latents").size()];
    for (int i = 0; i < latents.length; i++) {
      latents[i] = answer.path("latents").get(i).floatValue();
    }
    return new Timed(answer.path("seconds").asDouble(), latents);
  }

  private static Trajectory way(InstalledModel model, long seed) {
    var settings = Objects.requireNonNull(model.diffusion());
    int side = model.canvas().workingPixels() / settings.factor();
    return Trajectory.ofNoise(seed, settings.latentChannels() * side * side, STEPS);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
