package io.atelier.gallery.ingest;

import io.atelier.gallery.image.ExaminedImage;
import io.atelier.platform.image.ImageHeader;
import org.jspecify.annotations.Nullable;

/**
 * An upload to be recorded.
 *
 * @param jobId the job that made the picture; null if it was uploaded
 * @param sourceKey where the picture lies in the object store
 * @param width in pixels, upright
 * @param height in pixels, upright
 */
public record NewUpload(
    long id,
    long userId,
    long categoryId,
    Purpose purpose,
    @Nullable Long jobId,
    String prompt,
    String sourceKey,
    String mediaType,
    int width,
    int height,
    long bytes,
    String sha256) {

  static NewUpload stored(Draft draft, ExaminedImage image, String sourceKey) {
    ImageHeader header = image.header();
    return new NewUpload(
        draft.id(),
        draft.userId(),
        draft.categoryId(),
        draft.purpose(),
        null,
        draft.prompt(),
        sourceKey,
        header.format().mediaType(),
        header.uprightWidth(),
        header.uprightHeight(),
        image.bytes().length,
        image.sha256());
  }

  /** What a picture is sent for, before it is stored. */
  public record Draft(long id, long userId, long categoryId, Purpose purpose, String prompt) {}
}
