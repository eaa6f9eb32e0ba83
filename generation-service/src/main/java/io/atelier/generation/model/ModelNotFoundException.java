package io.atelier.generation.model;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** 404: no model of that name is served here. */
public final class ModelNotFoundException extends ProblemException {

  public ModelNotFoundException(String name) {
    super(
        HttpStatus.NOT_FOUND,
        "model-not-found",
        "Model not found",
        "There is no model %s; GET /api/v1/models lists them.".formatted(name));
  }
}
