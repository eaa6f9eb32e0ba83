package io.atelier.render.text;

import io.atelier.platform.web.ProblemException;
import io.atelier.render.scene.Scene;
import org.springframework.http.HttpStatus;

/** What can be wrong with a text to render. */
sealed class TextProblem extends ProblemException {
  private TextProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** A value that names nothing we have, or is over a limit. */
  static final class InvalidParameter extends TextProblem {
    InvalidParameter(String field, String message) {
      super(
          HttpStatus.BAD_REQUEST,
          "invalid-request",
          "The request is not valid",
          "Some fields are not valid.");
      error(field, message);
    }
  }

  /** Width, height and scale are each allowed, their product is not. */
  static final class PictureTooLarge extends TextProblem {
    PictureTooLarge() {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "picture-too-large",
          "The picture would be too large",
          "Width and height times scale may be %d pixels a side and %d in all."
              .formatted(Scene.MAX_EDGE, Scene.MAX_PIXELS));
    }
  }

  /** All render threads are busy and the queue is full. */
  static final class Overloaded extends TextProblem {
    Overloaded() {
      super(
          HttpStatus.SERVICE_UNAVAILABLE,
          "render-overloaded",
          "Too many texts are being rendered",
          "The render queue is full. Try again shortly.");
      header("Retry-After", "1");
    }
  }
}
