package io.atelier.render.template;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** What can be wrong with a template as a whole. */
abstract sealed class TemplateProblem extends ProblemException {
  private TemplateProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** There is none of that name, or the caller may not see it, which is told alike: 404. */
  static final class NotFound extends TemplateProblem {
    NotFound(String name) {
      super(
          HttpStatus.NOT_FOUND,
          "template-not-found",
          "No such template",
          "There is no template " + name + ", or it needs a signed address.");
    }
  }

  /** The name is not one a template can have: 400. */
  static final class BadName extends TemplateProblem {
    BadName() {
      super(
          HttpStatus.BAD_REQUEST,
          "invalid-request",
          "The request is not valid",
          "Some fields are not valid.");
      error("name", "must be lower case letters, digits and hyphens, at most 64");
    }
  }

  /** The user keeps as many as a user may: 409. */
  static final class TooMany extends TemplateProblem {
    TooMany(int most) {
      super(
          HttpStatus.CONFLICT,
          "too-many-templates",
          "Too many templates",
          "You may keep %d templates. Delete one first.".formatted(most));
    }
  }
}
