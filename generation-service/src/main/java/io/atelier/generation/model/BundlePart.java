package io.atelier.generation.model;

/**
 * A file that a model needs beside its main network.
 *
 * @param file ends in {@code .json} for a tokenizer, else as a network's format says
 * @param sha256 in lower-case hex: what the file must be, or the bundle is not loaded
 */
public record BundlePart(PartRole role, String file, String sha256, long bytes)
    implements BundleFile {

  public BundlePart {
    require(role != null, "a part has no role");
    require(sha256 != null && sha256.matches("[0-9a-f]{64}"), "a sha256 is missing");
    require(file != null && file.matches("[\\w.-]+"), file + " is no file name");
    require(
        role == PartRole.TOKENIZER ? file.endsWith(".json") : WeightsFormat.isNetwork(file),
        file + " does not end as a " + role + " does");
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
