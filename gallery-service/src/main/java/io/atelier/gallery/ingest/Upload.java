package io.atelier.gallery.ingest;

import static io.atelier.gallery.database.Columns.number;
import static io.atelier.gallery.database.Columns.required;
import static io.atelier.gallery.database.Columns.text;

import io.atelier.platform.web.ProblemException;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An upload as its owner may see it. */
public record Upload(
    long id,
    long categoryId,
    Purpose purpose,
    UploadStatus status,
    @Nullable Failure failure,
    Instant createdAt) {

  /**
   * @param type last part of the problem's type URI
   * @param detail what was wrong
   */
  record Failure(String type, String detail) {

    static Failure of(ProblemException problem) {
      String uri = problem.type().toString();
      return new Failure(uri.substring(uri.lastIndexOf('/') + 1), problem.detail());
    }
  }

  static Upload read(Readable row) {
    return new Upload(
        number(row, "id"),
        number(row, "category_id"),
        Purpose.valueOf(text(row, "purpose")),
        UploadStatus.valueOf(text(row, "status")),
        failure(row),
        required(row, "created_at", Instant.class));
  }

  private static @Nullable Failure failure(Readable row) {
    String type = row.get("failure_type", String.class);
    return type == null ? null : new Failure(type, text(row, "failure_detail"));
  }
}
