package io.atelier.generation.inference;

import io.atelier.generation.model.ModelVersion;
import io.atelier.platform.image.ImageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A redrawn picture.
 *
 * @param bytes the file
 * @param model the weights that drew it
 * @param steps passes of the model it took
 * @param timings microseconds of {@code queue}, {@code load}, {@code decode}, {@code predict} and
 *     {@code encode}
 * @param drawing how it was drawn out of noise; null if it was painted in one pass
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ImageResult(
    byte[] bytes,
    ImageFormat format,
    int width,
    int height,
    ModelVersion model,
    int steps,
    Map<String, Long> timings,
    @Nullable Drawing drawing) {

  private static final List<String> WORK = List.of("decode", "predict", "encode");

  /** A picture that was painted in one pass. */
  ImageResult(
      byte[] bytes,
      ImageFormat format,
      int width,
      int height,
      ModelVersion model,
      int steps,
      Map<String, Long> timings) {
    this(bytes, format, width, height, model, steps, timings, null);
  }

  /** What a worker spent on the picture; neither waiting for it nor loading the model counts. */
  public double modelSeconds() {
    long micros = 0;
    for (String part : WORK) {
      micros += timings.getOrDefault(part, 0L);
    }
    return micros / (double) TimeUnit.SECONDS.toMicros(1);
  }

  ImageResult with(String part, long micros) {
    Map<String, Long> all = new LinkedHashMap<>(timings);
    all.put(part, micros);
    return new ImageResult(bytes, format, width, height, model, steps, Map.copyOf(all), drawing);
  }
}
