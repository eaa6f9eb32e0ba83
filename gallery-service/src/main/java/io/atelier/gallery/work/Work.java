package io.atelier.gallery.work;

import static io.atelier.gallery.database.Columns.number;
import static io.atelier.gallery.database.Columns.required;
import static io.atelier.gallery.database.Columns.small;
import static io.atelier.gallery.database.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A picture that stands in a category.
 *
 * @param id also the id of the upload it came from
 * @param jobId the job that made it; null if it was uploaded
 * @param width in pixels, upright
 * @param height in pixels, upright
 * @param bytes size of the file as it came
 * @param sha256 of the file as it came, in hexadecimal
 */
public record Work(
    long id,
    long userId,
    long categoryId,
    @Nullable Long jobId,
    String prompt,
    String mediaType,
    int width,
    int height,
    long bytes,
    String sha256,
    Instant createdAt) {

  static Work read(Readable row) {
    return new Work(
        number(row, "id"),
        number(row, "user_id"),
        number(row, "category_id"),
        row.get("job_id", Long.class),
        text(row, "prompt"),
        text(row, "media_type"),
        small(row, "width"),
        small(row, "height"),
        number(row, "bytes"),
        text(row, "sha256"),
        required(row, "created_at", Instant.class));
  }
}
