package io.atelier.generation.intake;

import io.atelier.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** 422: a file that is not taken as a model, and why. */
public final class ModelRefused extends ProblemException {

  ModelRefused(String reason) {
    this(reason, null);
  }

  ModelRefused(String reason, @Nullable Throwable cause) {
    super(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "model-refused",
        "This file is not taken as a model",
        reason,
        cause);
  }
}
