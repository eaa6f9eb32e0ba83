package io.atelier.generation.model;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;

/**
 * A version as the database has it.
 *
 * @param weight the share of users it gets, of 100
 * @param shadow whether it runs beside
 */
record VersionRow(
    String model,
    String version,
    Stage stage,
    ModelManifest manifest,
    boolean bundled,
    int weight,
    boolean shadow,
    Instant addedAt,
    Instant stagedAt) {

  static VersionRow from(Readable row) {
    return new VersionRow(
        required(row, "model", String.class),
        required(row, "version", String.class),
        Stage.valueOf(required(row, "stage", String.class)),
        ModelManifest.parse(
            required(row, "manifest_json", String.class).getBytes(StandardCharsets.UTF_8)),
        required(row, "bundled", Boolean.class),
        required(row, "weight", Integer.class),
        required(row, "shadow", Boolean.class),
        required(row, "added_at", Instant.class),
        required(row, "staged_at", Instant.class));
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
