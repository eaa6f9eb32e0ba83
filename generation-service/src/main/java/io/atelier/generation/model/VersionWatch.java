package io.atelier.generation.model;

import java.time.Duration;

/** Hears how each picture by a version ended. */
@FunctionalInterface
public interface VersionWatch {

  /** Hears nothing. */
  VersionWatch NONE = (version, took, failed) -> {};

  /**
   * @param took a worker's time
   * @param failed whether the model is to blame for there being no picture
   */
  void ended(ModelVersion version, Duration took, boolean failed);
}
