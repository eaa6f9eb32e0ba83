package io.atelier.generation.model;

import java.nio.file.Path;

/**
 * A model whose weights lie verified on this machine's disk.
 *
 * @param weights a TorchScript file: float32 N x 3 x H x W RGB in, the same out
 * @param stride H and W are multiples of it
 * @param low a sample's value for 0 of 255
 * @param high a sample's value for 255 of 255
 * @param workingPixels the long side, in pixels, that the model paints best at
 */
public record InstalledModel(
    ModelVersion version, Path weights, int stride, float low, float high, int workingPixels) {}
