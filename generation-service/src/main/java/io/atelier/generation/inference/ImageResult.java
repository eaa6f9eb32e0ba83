package io.atelier.generation.inference;

import io.atelier.generation.model.ModelVersion;
import io.atelier.platform.image.ImageFormat;
import java.util.Map;

/**
 * A redrawn picture.
 *
 * @param bytes the file
 * @param model the weights that drew it
 * @param timings microseconds of {@code decode}, {@code predict} and {@code encode}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ImageResult(
    byte[] bytes,
    ImageFormat format,
    int width,
    int height,
    ModelVersion model,
    Map<String, Long> timings) {}
