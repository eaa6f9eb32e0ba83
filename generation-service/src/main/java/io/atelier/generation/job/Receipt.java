package io.atelier.generation.job;

import io.atelier.generation.inference.Drawing;
import io.atelier.generation.inference.ImageResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What made a picture and where its time went.
 *
 * @param modelSha256 of the weights' file, in lower-case hex
 * @param precision of the weights, such as {@code int8}
 * @param seed what a model that draws lots started from
 * @param steps passes of the model; 0 for a picture that was made before
 * @param seconds by part: {@code queue} until it was claimed, {@code wait} for a model worker,
 *     {@code load} of the model, {@code decode}, {@code steps}, {@code encode}, {@code store}
 * @param drawing how it was drawn out of noise; null if it was painted in one pass
 */
public record Receipt(
    String modelSha256,
    String precision,
    long seed,
    int steps,
    Map<String, Double> seconds,
    @Nullable Drawing drawing) {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private static final double MICROS = 1e6;
  private static final Map<String, String> PARTS =
      Map.of(
          "queue", "wait",
          "load", "load",
          "decode", "decode",
          "predict", "steps",
          "encode", "encode");

  /**
   * @param around seconds of the parts that no model worker saw
   */
  public static Receipt of(ImageResult result, long seed, Map<String, Double> around) {
    Map<String, Double> seconds = new TreeMap<>(around);
    PARTS.forEach(
        (part, name) -> {
          Long micros = result.timings().get(part);
          if (micros != null) {
            seconds.put(name, micros / MICROS);
          }
        });
    return new Receipt(
        result.model().sha256(),
        result.model().precision(),
        seed,
        result.steps(),
        seconds,
        result.drawing());
  }

  /** As it lies in the table. */
  public String toJson() {
    return new String(JSON.writeValueAsBytes(this), StandardCharsets.UTF_8);
  }

  static @Nullable Receipt parse(@Nullable String json) {
    return json == null ? null : JSON.readValue(json, Receipt.class);
  }
}
