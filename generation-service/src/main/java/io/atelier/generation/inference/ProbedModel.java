package io.atelier.generation.inference;

import io.atelier.generation.model.Samples;
import org.jspecify.annotations.Nullable;

/**
 * What a network turned out to be.
 *
 * @param width of the only input it takes; null if it takes any multiple of {@code stride}
 * @param height of the only input it takes; null likewise
 * @param millisPerMegapixel what a prediction took on one thread, unwarmed
 */
public record ProbedModel(
    @Nullable Integer width,
    @Nullable Integer height,
    int stride,
    Samples samples,
    long millisPerMegapixel) {}
