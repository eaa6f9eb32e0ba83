package io.atelier.gallery.category;

import io.atelier.gallery.image.EncodedImage;
import io.atelier.gallery.ingest.NewUpload.Draft;
import io.atelier.gallery.ingest.Purpose;

/** A category to be made. */
record NewCategory(
    long id, long userId, String name, String description, long coverId, EncodedImage cover) {

  Draft coverDraft() {
    return new Draft(coverId, userId, id, Purpose.COVER, "");
  }
}
