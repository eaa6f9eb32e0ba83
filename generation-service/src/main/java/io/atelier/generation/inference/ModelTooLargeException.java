package io.atelier.generation.inference;

import org.springframework.http.HttpStatus;

/** 507: a model never fits into the memory that this process may give to models. */
public final class ModelTooLargeException extends InferenceException {

  private static final int MEGABYTE = 1 << 20;

  ModelTooLargeException(String model, long bytes, long budget) {
    super(
        HttpStatus.INSUFFICIENT_STORAGE,
        "model-too-large-here",
        "Not enough memory for this model",
        "%s takes about %d MB, models may take %d MB here."
            .formatted(model, bytes / MEGABYTE, budget / MEGABYTE),
        null);
  }
}
