package io.atelier.generation.model;

import java.nio.file.Path;

/**
 * A model whose weights lie verified on this machine's disk.
 *
 * @param weights a network: float32 N x 3 x H x W in, the same out
 * @param samples how it counts colour
 * @param canvas what H and W may be
 */
public record InstalledModel(
    ModelVersion version, Path weights, WeightsFormat format, Samples samples, Canvas canvas) {}
