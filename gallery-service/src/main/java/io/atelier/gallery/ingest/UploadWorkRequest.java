package io.atelier.gallery.ingest;

import io.atelier.gallery.image.EncodedImage;
import io.atelier.gallery.ingest.NewUpload.Draft;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

record UploadWorkRequest(
    @NotNull EncodedImage workImage,
    @NotNull Long categoryId,
    @NotBlank @Size(max = 2000) String prompt) {

  Draft draft(long id, long userId) {
    return new Draft(id, userId, categoryId, Purpose.WORK, prompt);
  }
}
