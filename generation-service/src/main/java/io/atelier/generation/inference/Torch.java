package io.atelier.generation.inference;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The process-wide PyTorch: its settings are read once, when it is first touched. */
final class Torch {

  static final String ENGINE = "PyTorch";
  static final String INT8 = "int8";

  private Torch() {}

  /**
   * Settings the operator gave by {@code -D} win. The native libraries are unpacked to {@code
   * DJL_CACHE_DIR}, by default {@code ~/.djl.ai}, and stay there for the next start.
   */
  static void configure() {
    set("ai.djl.offline", "true");
    set("OPT_OUT_TRACKING", "true");
    set("ai.djl.pytorch.num_threads", "1"); // n workers of one thread beat one worker of n
    set("ai.djl.pytorch.num_interop_threads", "1");
  }

  /**
   * The device of each worker: a GPU each where there are some and the weights run there, else the
   * cores.
   *
   * @param workers how many; 0 to choose
   * @param precision of the weights; INT8 kernels exist for the CPU only
   */
  static List<Device> devices(int workers, String precision) {
    int gpus = precision.equals(INT8) ? 0 : Engine.getEngine(ENGINE).getGpuCount();
    if (gpus == 0) {
      int cores = Runtime.getRuntime().availableProcessors();
      return Collections.nCopies(workers > 0 ? workers : cores, Device.cpu());
    }
    return IntStream.range(0, workers > 0 ? workers : gpus)
        .mapToObj(worker -> Device.gpu(worker % gpus))
        .toList();
  }

  private static void set(String property, String value) {
    System.getProperties().putIfAbsent(property, value);
  }
}
