package io.atelier.generation.model;

import java.nio.file.Path;

/** The tiny models of {@code src/test/resources/test-models}; {@code tiny} is the default. */
public final class TestModels {

  private static final String BUNDLES = "classpath:test-models/*/model.json";

  private TestModels() {}

  /** Unpacked to {@code directory}. */
  public static ModelRegistry registry(Path directory) {
    return ModelRegistry.of(
        ModelBundle.find(BUNDLES), new ModelProperties(directory, "tiny", "fp32"));
  }

  /** The bundles at {@code pattern}, served as in production. */
  public static ModelRegistry registry(String pattern, Path directory) {
    return ModelRegistry.of(
        ModelBundle.find(pattern), new ModelProperties(directory, "anime", "int8"));
  }
}
