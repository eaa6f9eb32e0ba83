package io.atelier.generation.inference;

import io.atelier.generation.model.ModelRegistry;
import java.time.Duration;

/** Engines for other packages' tests. */
public final class TestEngines {

  private TestEngines() {}

  /** On one worker. */
  public static InferenceEngine start(ModelRegistry models) {
    Duration patience = Duration.ofMinutes(1);
    return InferenceEngine.start(
        models, new InferenceProperties(1, 64, patience, patience, 60_000_000, 2, 92));
  }
}
