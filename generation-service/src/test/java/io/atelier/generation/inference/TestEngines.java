package io.atelier.generation.inference;

import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.VersionWatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Engines for other packages' tests. */
public final class TestEngines {

  private TestEngines() {}

  /** On one worker. */
  public static InferenceEngine start(ModelRegistry models) {
    Duration patience = Duration.ofMinutes(10);
    return InferenceEngine.start(
        models,
        new InferenceProperties(
            1, 64, patience, patience, DataSize.ofGigabytes(3), 60_000_000, 2, 200, 92),
        new SimpleMeterRegistry(),
        ObservationRegistry.NOOP,
        VersionWatch.NONE);
  }
}
