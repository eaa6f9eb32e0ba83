package io.atelier.gallery.category;

import static io.atelier.gallery.database.Columns.number;
import static io.atelier.gallery.database.Columns.required;
import static io.atelier.gallery.database.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.Instant;

/**
 * A user's category.
 *
 * @param coverId the upload whose picture is the cover
 */
record Category(
    long id, long userId, String name, String description, long coverId, Instant createdAt) {

  static Category read(Readable row) {
    return new Category(
        number(row, "id"),
        number(row, "user_id"),
        text(row, "name"),
        text(row, "description"),
        number(row, "cover_id"),
        required(row, "created_at", Instant.class));
  }
}
