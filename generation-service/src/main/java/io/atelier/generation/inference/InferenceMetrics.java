package io.atelier.generation.inference;

import io.atelier.generation.model.ModelVersion;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.Stream;

/** What models do, measured. */
final class InferenceMetrics {

  /** The edge at 0.3 s is where alerts look. */
  private static final Duration[] EDGES =
      Stream.of(25, 50, 100, 200, 300, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry meters;

  InferenceMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /**
   * {@code model_latency_seconds}: a worker's time for a picture, decoding and encoding included.
   */
  void painted(ModelVersion version, Duration took) {
    Timer.builder("model.latency")
        .description("Time a worker took for a picture")
        .tags(tags(version))
        .serviceLevelObjectives(EDGES)
        .register(meters)
        .record(took);
  }

  /** {@code model_batch_pictures}: how many pictures a pass painted, where several waited. */
  void together(ModelVersion version, int pictures) {
    DistributionSummary.builder("model.batch")
        .baseUnit("pictures")
        .tags(tags(version))
        .register(meters)
        .record(pictures);
  }

  void failed(ModelVersion version) {
    Counter.builder("model.failures")
        .description("Pictures that a model failed on")
        .tags(tags(version))
        .register(meters)
        .increment();
  }

  /** A version that ran beside: how long it took, and how like the picture is to what users saw. */
  void shadowed(ModelVersion version, Duration took, double decibels) {
    Timer.builder("model.shadow.latency").tags(tags(version)).register(meters).record(took);
    if (Double.isFinite(decibels)) {
      DistributionSummary.builder("model.shadow.likeness")
          .baseUnit("decibels")
          .tags(tags(version))
          .register(meters)
          .record(decibels);
    }
  }

  void shadowFailed(ModelVersion version) {
    Counter.builder("model.shadow.failures").tags(tags(version)).register(meters).increment();
  }

  void watch(LoadedModels models) {
    meters.gauge("model.memory.bytes", models, LoadedModels::taken);
    meters.gauge("model.loaded", models, LoadedModels::count);
  }

  private static Tags tags(ModelVersion version) {
    return Tags.of("model", version.name(), "version", version.version());
  }
}
