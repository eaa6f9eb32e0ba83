package io.atelier.gallery.image;

import static io.atelier.gallery.database.Columns.number;
import static io.atelier.gallery.database.Columns.small;
import static io.atelier.gallery.database.Columns.text;

import io.r2dbc.spi.Readable;

/**
 * A stored size of a picture.
 *
 * @param sha256 of its bytes, in hexadecimal
 */
public record Variant(
    int width, int height, String mediaType, long bytes, String sha256, String objectKey) {

  static Variant of(long imageId, Rendition rendition) {
    return new Variant(
        rendition.width(),
        rendition.height(),
        rendition.format().mediaType(),
        rendition.bytes().length,
        Sha256.hex(rendition.bytes()),
        ImageKeys.variant(imageId, rendition.width(), rendition.format()));
  }

  static Variant read(Readable row) {
    return new Variant(
        small(row, "width"),
        small(row, "height"),
        text(row, "media_type"),
        number(row, "bytes"),
        text(row, "sha256"),
        text(row, "object_key"));
  }
}
