package io.atelier.generation.model;

import io.atelier.generation.model.ModelManifest.WeightsFile;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model as administrators see it, its versions oldest first. */
public record AdminModel(String name, List<Version> versions) {

  /**
   * @param weight the share of users it gets, of 100
   * @param shadow whether it runs beside what users see
   * @param bundled whether it came with Atelier
   * @param inputSize width and height of the only input it takes; null if it is free
   */
  public record Version(
      String version,
      Stage stage,
      int weight,
      boolean shadow,
      boolean bundled,
      String format,
      String sha256,
      long bytes,
      @Nullable List<Integer> inputSize,
      List<Float> range,
      String channels,
      String description,
      String licence,
      Instant addedAt,
      Instant stagedAt) {

    static Version of(VersionRow row) {
      ModelManifest manifest = row.manifest();
      WeightsFile weights = manifest.files().getFirst();
      return new Version(
          row.version(),
          row.stage(),
          row.weight(),
          row.shadow(),
          row.bundled(),
          weights.format().extension().substring(1),
          weights.sha256(),
          weights.bytes(),
          manifest.inputSize(),
          manifest.range(),
          manifest.samples().bgr() ? "bgr" : "rgb",
          manifest.description(),
          manifest.licence(),
          row.addedAt(),
          row.stagedAt());
    }
  }

  static AdminModel of(Collection<VersionRow> rows) {
    return new AdminModel(rows.iterator().next().model(), rows.stream().map(Version::of).toList());
  }
}
