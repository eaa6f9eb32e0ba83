package io.atelier.generation.job;

import io.atelier.generation.inference.Detail;
import io.atelier.generation.inference.Drawing;
import io.atelier.platform.image.ImageFormat;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job as the table has it.
 *
 * @param owner {@code user:<id>} or {@code ip:<address>}
 * @param userId null for the anonymous
 * @param version of the model that carried it out; null before
 * @param instructed whether the model that edits by instructions is to do it instead of {@code
 *     model}, if it knows the prompt for one; false once that is found out to be so
 * @param prompt empty where none was asked for
 * @param outputFormat what the picture shall be
 * @param detail at what size the photo is painted
 * @param inputSha256 of the photo's file, in lower-case hex; null if it is drawn from words alone
 * @param attempt how often it was claimed
 * @param seed what a model that draws lots starts from
 * @param previews how many pictures in the making are told live
 * @param drawing how it is drawn by models that draw out of noise
 * @param batchId id of the first of the jobs that were asked for at once; null for a single one
 * @param deadlineAt when it fails if it is not done; null for never
 * @param position its place in the queue, from 1; null unless it waits, or if nobody looked
 * @param eta when it should be done, by the pace of late; null once it ended, or if nobody looked
 * @param output null unless it succeeded
 * @param failure null unless it failed
 * @param receipt null unless it succeeded
 */
public record Job(
    long id,
    String owner,
    @Nullable Long userId,
    JobStatus status,
    String model,
    @Nullable String version,
    boolean instructed,
    String prompt,
    @Nullable Long categoryId,
    ImageFormat outputFormat,
    Detail detail,
    @Nullable String inputSha256,
    int attempt,
    Priority priority,
    long seed,
    int previews,
    Drawing drawing,
    @Nullable Long batchId,
    @Nullable Instant deadlineAt,
    @Nullable Long position,
    @Nullable Instant eta,
    @Nullable Output output,
    @Nullable Failure failure,
    @Nullable Receipt receipt,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** Where the photo lies in the object store; the jobs of a batch share it. */
  public String inputKey() {
    return inputKey(batchId == null ? id : batchId);
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

  /** Maps a row of {@code jobs}, with or without what {@code place()} says of it. */
  public static Job from(Readable row) {
    var status = JobStatus.valueOf(required(row, "status", String.class));
    return new Job(
        required(row, "id", Long.class),
        required(row, "owner", String.class),
        row.get("user_id", Long.class),
        status,
        required(row, "model", String.class),
        row.get("version", String.class),
        required(row, "instructed", Boolean.class),
        required(row, "prompt", String.class),
        row.get("category_id", Long.class),
        ImageFormat.valueOf(required(row, "output_format", String.class)),
        Detail.valueOf(required(row, "detail", String.class)),
        row.get("input_sha256", String.class),
        required(row, "attempt", Integer.class),
        Priority.values()[required(row, "priority", Integer.class)],
        required(row, "seed", Long.class),
        required(row, "previews", Integer.class),
        Drawing.parse(row.get("drawing", String.class)),
        row.get("batch_id", Long.class),
        row.get("deadline_at", Instant.class),
        status == JobStatus.QUEUED ? ifThere(row, "place", Long.class) : null,
        status.isFinal() ? null : ifThere(row, "eta", Instant.class),
        status == JobStatus.SUCCEEDED ? output(row) : null,
        status == JobStatus.FAILED ? failure(row) : null,
        status == JobStatus.SUCCEEDED ? Receipt.parse(row.get("receipt", String.class)) : null,
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

  private static <T> @Nullable T ifThere(Readable readable, String column, Class<T> type) {
    return readable instanceof Row row && row.getMetadata().contains(column)
        ? row.get(column, type)
        : null;
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
