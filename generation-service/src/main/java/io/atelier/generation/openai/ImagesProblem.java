package io.atelier.generation.openai;

import io.atelier.platform.web.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** What can be wrong with a call of the Images API, beyond what jobs say. */
abstract sealed class ImagesProblem extends ProblemException {
  private ImagesProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** 400: a parameter this service does not take, or not so. */
  static final class BadParameter extends ImagesProblem {
    BadParameter(String parameter, String detail) {
      super(HttpStatus.BAD_REQUEST, "invalid-value", "A parameter is not valid", detail);
      error(parameter, detail);
    }
  }

  /** 404: a model that is not here. */
  static final class ModelNotFound extends ImagesProblem {
    ModelNotFound(String model) {
      super(
          HttpStatus.NOT_FOUND,
          "model-not-found",
          "Model not found",
          "The model '%s' does not exist; GET /v1/models lists those that do.".formatted(model));
      error("model", "does not exist");
    }
  }

  /** 504: not ready in time. */
  static final class DeadlinePassed extends ImagesProblem {
    DeadlinePassed(Duration deadline) {
      super(
          HttpStatus.GATEWAY_TIMEOUT,
          "timeout",
          "The deadline passed",
          "The picture was not ready within %d s.".formatted(deadline.toSeconds()));
    }
  }

  /** 503: the job ended without a picture. */
  static final class NoPicture extends ImagesProblem {
    NoPicture() {
      super(
          HttpStatus.SERVICE_UNAVAILABLE,
          "no-picture",
          "The picture was lost",
          "The job ended without a picture. Try again.");
      header("Retry-After", "1");
    }
  }

  /** 404: a link that never was, or is no longer. */
  static final class LinkNotFound extends ImagesProblem {
    LinkNotFound() {
      super(
          HttpStatus.NOT_FOUND,
          "file-not-found",
          "No such file",
          "There is no such picture, or its link has passed its time.");
    }
  }
}
