package io.atelier.generation.job;

import io.atelier.platform.image.ImageFormat;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job as the table has it.
 *
 * @param owner {@code user:<id>} or {@code ip:<address>}
 * @param userId null for the anonymous
 * @param version of the model that carried it out; null before
 * @param prompt empty where none was asked for
 * @param outputFormat what the picture shall be
 * @param attempt how often it was claimed
 * @param position its place in the queue, from 1; null unless it waits
 * @param output null unless it succeeded
 * @param failure null unless it failed
 */
public record Job(
    long id,
    String owner,
    @Nullable Long userId,
    JobStatus status,
    String model,
    @Nullable String version,
    String prompt,
    @Nullable Long categoryId,
    ImageFormat outputFormat,
    int attempt,
    @Nullable Long position,
    @Nullable Output output,
    @Nullable Failure failure,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** Where the photo lies in the object store. */
  public String inputKey() {
    return inputKey(id);
  }

  static String inputKey(long id) {
    return "generation/inputs/" + id;
  }

  /** Where the picture of the job's latest attempt lies in the object store. */
  public String outputKey() {
    return outputKey(id, attempt);
  }

  /** Where an attempt puts its picture: no two attempts write to one place. */
  public static String outputKey(long id, int attempt) {
    return "generation/outputs/" + id + "/" + attempt;
  }

  /** Maps a row of {@code jobs}, with or without a column {@code position}. */
  public static Job from(Readable row) {
    var status = JobStatus.valueOf(required(row, "status", String.class));
    return new Job(
        required(row, "id", Long.class),
        required(row, "owner", String.class),
        row.get("user_id", Long.class),
        status,
        required(row, "model", String.class),
        row.get("version", String.class),
        required(row, "prompt", String.class),
        row.get("category_id", Long.class),
        ImageFormat.valueOf(required(row, "output_format", String.class)),
        required(row, "attempt", Integer.class),
        status == JobStatus.QUEUED ? row.get("position", Long.class) : null,
        status == JobStatus.SUCCEEDED ? output(row) : null,
        status == JobStatus.FAILED ? failure(row) : null,
        required(row, "created_at", Instant.class),
        row.get("started_at", Instant.class),
        row.get("finished_at", Instant.class));
  }

  private static Output output(Readable row) {
    return new Output(
        ImageFormat.valueOf(required(row, "output_format", String.class)),
        required(row, "output_width", Integer.class),
        required(row, "output_height", Integer.class),
        required(row, "output_bytes", Integer.class),
        required(row, "output_sha256", String.class));
  }

  private static Failure failure(Readable row) {
    return new Failure(
        required(row, "failure_status", Integer.class),
        required(row, "failure_slug", String.class),
        required(row, "failure_title", String.class),
        required(row, "failure_detail", String.class));
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
