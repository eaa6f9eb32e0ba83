package io.atelier.generation.inference;

import org.springframework.http.HttpStatus;

/** 507: this process never has the memory for a picture of this size at full detail. */
public final class PictureTooLargeException extends InferenceException {

  PictureTooLargeException(long pixels) {
    super(
        HttpStatus.INSUFFICIENT_STORAGE,
        "picture-too-large-here",
        "Not enough memory for this picture",
        "A picture of %d pixels does not fit into this worker's memory; ask for standard detail."
            .formatted(pixels),
        null);
  }
}
