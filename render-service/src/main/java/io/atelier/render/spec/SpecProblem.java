package io.atelier.render.spec;

import io.atelier.platform.web.FieldProblem;
import io.atelier.platform.web.ProblemException;
import io.atelier.render.scene.Scene;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What can be wrong with a scene as it is written. */
public abstract sealed class SpecProblem extends ProblemException {
  private SpecProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** Values that are missing, of a wrong type, over a limit, or name nothing we have. */
  public static final class InvalidFields extends SpecProblem {
    public InvalidFields(List<FieldProblem> fields) {
      super(
          HttpStatus.BAD_REQUEST,
          "invalid-request",
          "The request is not valid",
          "Some fields are not valid.");
      fields.forEach(field -> error(field.field(), field.message()));
    }
  }

  /** Width, height and scale are each allowed, their product is not. */
  static final class PictureTooLarge extends SpecProblem {
    PictureTooLarge() {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "picture-too-large",
          "The picture would be too large",
          "Width and height times scale may be %d pixels a side and %d in all."
              .formatted(Scene.MAX_EDGE, Scene.MAX_PIXELS));
    }
  }

  /** A query that is not written as RFC 3986 says. */
  static final class UnreadableQuery extends SpecProblem {
    UnreadableQuery(String detail) {
      super(HttpStatus.BAD_REQUEST, "unreadable-query", "The query cannot be read", detail);
    }
  }
}
