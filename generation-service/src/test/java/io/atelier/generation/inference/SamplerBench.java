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
 * draw the same: {@code SamplerBench BUNDLE SAMPLING_PY DIRECTORY [PYTHON [STEPS [ROUNDS]]]}. Calls
 * of both alternate and CPU time counts, so that a noisy machine disturbs both little and alike.
 */
final class SamplerBench {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final String STEPS = "20";
  private static final String ROUNDS = "21";
  private static final double GUIDANCE = 4;

  private record Timed(double seconds, float[] latents) {}

  private final InstalledModel model;
  private final LatentDiffusion java;
  private final PrintStream asks;
  private final BufferedReader answers;
  private final int steps;
  private final int rounds;

  private SamplerBench(
      InstalledModel model,
      LatentDiffusion java,
      PrintStream asks,
      BufferedReader answers,
      int steps,
      int rounds) {
    this.model = model;
    this.java = java;
    this.asks = asks;
    this.answers = answers;
    this.steps = steps;
    this.rounds = rounds;
  }

  static void main(String[] arguments) throws Exception {
    Path bundle = Path.of(arguments[0]).toAbsolutePath();
    String python = arguments.length > 3 ? arguments[3] : "/usr/bin/python3";
    int steps = Integer.parseInt(arguments.length > 4 ? arguments[4] : STEPS);
    int rounds = Integer.parseInt(arguments.length > 5 ? arguments[5] : ROUNDS);
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
      SamplerBench bench = new SamplerBench(model, java, asks, answers, steps, rounds);
      for (String sampler : new String[] {"ddim", "euler", "dpm++2m"}) {
        bench.compare(sampler);
      }
    }
    process.waitFor();
  }

  private void compare(String sampler) throws IOException {
    double[] here = new double[rounds];
    double[] there = new double[rounds];
    double difference = 0;
    for (int round = -rounds / 2; round < rounds; round++) {
      Timed mine = here(sampler, round);
      Timed other = there(sampler, round);
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
        steps,
        1e3 * median(here),
        1e3 * median(there),
        rounds,
        median(there) / median(here),
        difference);
  }

  private Timed here(String sampler, long seed) {
    Drawing drawing =
        new Drawing(
            null, steps, GUIDANCE, null, Sampler.named(sampler).orElseThrow(), null, null, null);
    int side = model.canvas().workingPixels();
    long start = THREAD.getCurrentThreadCpuTime();
    float[] latents =
        java.sample(
            "a red house",
            drawing,
            way(seed),
            new Size(side, side),
            null,
            Progress.NONE,
            () -> false);
    return new Timed((THREAD.getCurrentThreadCpuTime() - start) / 1e9, latents);
  }

  private Timed there(String sampler, long seed) throws IOException {
    asks.println(
        JSON.writeValueAsString(
            Map.of(
                "sampler",
                sampler,
                "steps",
                steps,
                "guidance",
                GUIDANCE,
                "ids",
                java.ids("a red house"),
                "unwanted",
                java.ids(""),
                "noise",
                way(seed).start())));
    JsonNode answer = JSON.readTree(answers.readLine());
    float[] latents = new float[answer.path("latents").size()];
    for (int i = 0; i < latents.length; i++) {
      latents[i] = answer.path("latents").get(i).floatValue();
    }
    return new Timed(answer.path("seconds").asDouble(), latents);
  }

  private Trajectory way(long seed) {
    var settings = Objects.requireNonNull(model.diffusion());
    int side = model.canvas().workingPixels() / settings.factor();
    return Trajectory.ofNoise(seed, settings.latentChannels() * side * side, steps);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
