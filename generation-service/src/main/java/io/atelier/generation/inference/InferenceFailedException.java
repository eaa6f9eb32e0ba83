package io.atelier.generation.inference;

import org.springframework.http.HttpStatus;

/** 500: the model failed on this picture. */
public final class InferenceFailedException extends InferenceException {

  InferenceFailedException(Throwable cause) {
    super(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "inference-failed",
        "The picture could not be redrawn",
        "The model failed on this picture.",
        cause);
  }
}
