package io.atelier.gallery.ingest;

import static io.atelier.gallery.database.Columns.number;
import static io.atelier.gallery.database.Columns.small;
import static io.atelier.gallery.database.Columns.text;

import io.r2dbc.spi.Readable;

/**
 * An upload in this worker's hands.
 *
 * @param attempt settles only what is still this attempt's
 */
record Claim(long uploadId, int attempt, String sourceKey) {

  static Claim read(Readable row) {
    return new Claim(number(row, "id"), small(row, "attempt"), text(row, "source_key"));
  }
}
