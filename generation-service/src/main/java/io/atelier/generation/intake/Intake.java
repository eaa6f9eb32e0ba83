package io.atelier.generation.intake;

import io.atelier.generation.inference.Probe;
import io.atelier.generation.inference.ProbedModel;
import io.atelier.generation.inference.UnfitModelException;
import io.atelier.generation.model.ModelManifest;
import io.atelier.generation.model.ModelManifest.WeightsFile;
import io.atelier.generation.model.Samples;
import io.atelier.generation.model.WeightsFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns a foreign network file into a bundle's manifest, or refuses it. */
public final class Intake {

  private static final int WORKING_PIXELS = 768;
  private static final String UNSTATED = "not stated";

  private Intake() {}

  /**
   * Inspects, loads and tries the network: seconds of one core.
   *
   * @param file not changed
   * @param version of the model to be
   * @throws ModelRefused if it is not taken
   */
  public static ModelManifest admit(Path file, Candidate candidate, String version) {
    WeightsFormat format = WeightsInspection.inspect(file);
    String sha256 = WeightsFile.sha256(file);
    if (candidate.sha256() != null && !candidate.sha256().equals(sha256)) {
      throw new ModelRefused(
          "The file has SHA-256 %s, allowed is %s.".formatted(sha256, candidate.sha256()));
    }
    ProbedModel probed = probe(file, format, candidate.samples());
    Samples samples = probed.samples();
    Integer width = probed.width();
    String name = candidate.name();
    return new ModelManifest(
        name,
        version,
        "image-to-image",
        Objects.requireNonNullElse(candidate.description(), "Brought in as " + name + "."),
        Objects.requireNonNullElse(candidate.licence(), UNSTATED),
        probed.stride(),
        List.of(samples.low(), samples.high()),
        samples.bgr() ? "bgr" : "rgb",
        width == null ? WORKING_PIXELS : null,
        width == null ? null : List.of(width, Objects.requireNonNull(probed.height())),
        null,
        null,
        List.of(new WeightsFile("fp32", name + format.extension(), format, sha256, size(file))),
        null,
        null,
        null);
  }

  /** Engines tell files by their extension, which the sender's may lack. */
  private static ProbedModel probe(Path file, WeightsFormat format, @Nullable Samples samples) {
    try {
      Path folder = Files.createTempDirectory("intake");
      Path named = folder.resolve("network" + format.extension());
      try {
        Files.copy(file, named, StandardCopyOption.REPLACE_EXISTING);
        return Probe.probe(named, format, samples);
      } catch (UnfitModelException e) {
        throw new ModelRefused("The network is not taken: " + e.getMessage() + ".", e);
      } finally {
        Files.deleteIfExists(named);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
