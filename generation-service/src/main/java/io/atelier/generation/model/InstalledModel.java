package io.atelier.generation.model;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model whose weights lie verified on this machine's disk.
 *
 * @param weights the main network; of a model that redraws: float32 N x 3 x H x W in, the same out
 * @param samples how it counts colour
 * @param canvas what H and W may be
 * @param parts the files that it needs beside its main network
 * @param text how it reads words; null if it reads none
 * @param diffusion how it is sampled; null if it paints in one pass
 */
public record InstalledModel(
    ModelVersion version,
    Path weights,
    WeightsFormat format,
    Samples samples,
    Canvas canvas,
    ModelKind kind,
    Map<PartRole, Path> parts,
    @Nullable TextSettings text,
    @Nullable DiffusionSettings diffusion) {

  public InstalledModel {
    parts = Map.copyOf(parts);
  }

  /** A model that redraws photos, and needs nothing but its network. */
  public InstalledModel(
      ModelVersion version, Path weights, WeightsFormat format, Samples samples, Canvas canvas) {
    this(version, weights, format, samples, canvas, ModelKind.IMAGE_TO_IMAGE, Map.of(), null, null);
  }

  /**
   * A file that a sound bundle of this kind has.
   *
   * @throws IllegalStateException if this one has not
   */
  public Path part(PartRole role) {
    Path part = parts.get(role);
    if (part == null) {
      throw new IllegalStateException(version.name() + " has no " + role);
    }
    return part;
  }
}
