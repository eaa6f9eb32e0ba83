package io.atelier.generation.model;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bundle's {@code model.json}.
 *
 * @param kind what goes in and out, such as {@code image-to-image}
 * @param stride both sides of the model's input are multiples of this many pixels
 * @param range the lowest and the highest value of a sample
 * @param workingPixels the long side, in pixels, that the model paints best at
 * @param files the same weights in several precisions, the preferred one first
 */
record ModelManifest(
    String name,
    String version,
    String kind,
    String description,
    String licence,
    int stride,
    List<Float> range,
    int workingPixels,
    List<WeightsFile> files) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * @param format only {@link #TORCHSCRIPT} is served
   * @param sha256 in lower-case hex
   */
  record WeightsFile(String precision, String file, String format, String sha256, long bytes) {

    static final String TORCHSCRIPT = "torchscript";

    WeightsFile {
      require(TORCHSCRIPT.equals(format), "weights are in format %s".formatted(format));
      require(sha256 != null && sha256.matches("[0-9a-f]{64}"), "a sha256 is missing");
      require(file != null && file.matches("[\\w.-]+"), "%s is no file name".formatted(file));
    }
  }

  ModelManifest {
    require(name != null && name.matches("[a-z0-9][a-z0-9-]*"), "%s is no name".formatted(name));
    require(stride >= 1 && stride <= 256, "stride is %d".formatted(stride));
    require(workingPixels >= stride, "workingPixels is %d".formatted(workingPixels));
    require(range != null && range.size() == 2 && range.get(0) < range.get(1), "range is " + range);
    require(files != null && !files.isEmpty(), "there are no weights");
    range = List.copyOf(range);
    files = List.copyOf(files);
  }

  /**
   * @throws UnusableModelException if the manifest is not one this service understands
   */
  static ModelManifest parse(byte[] json) {
    try {
      return JSON.readValue(json, ModelManifest.class);
    } catch (RuntimeException e) {
      throw new UnusableModelException("A model.json is not understood: " + e.getMessage(), e);
    }
  }

  /** The weights of {@code precision}, else the bundle's preferred ones. */
  WeightsFile weights(String precision) {
    return files.stream()
        .filter(file -> file.precision().equals(precision))
        .findFirst()
        .orElse(files.getFirst());
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
