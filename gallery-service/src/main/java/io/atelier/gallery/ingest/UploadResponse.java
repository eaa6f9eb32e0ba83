package io.atelier.gallery.ingest;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param workId the work that stands once the status is {@code DONE}; null for a cover
 */
record UploadResponse(
    @JsonFormat(shape = Shape.STRING) long uploadId,
    @JsonFormat(shape = Shape.STRING) @Nullable Long workId,
    @JsonFormat(shape = Shape.STRING) long categoryId,
    UploadStatus status,
    Upload.@Nullable Failure failure,
    Instant createdAt) {

  static UploadResponse from(Upload upload) {
    return new UploadResponse(
        upload.id(),
        upload.purpose() == Purpose.WORK ? upload.id() : null,
        upload.categoryId(),
        upload.status(),
        upload.failure(),
        upload.createdAt());
  }
}
