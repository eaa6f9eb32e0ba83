package io.atelier.generation.model;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** Why the registry was not changed. */
public abstract sealed class ModelProblem extends ProblemException {

  private ModelProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** 403: the caller is no administrator. */
  public static final class AdministratorsOnly extends ModelProblem {
    AdministratorsOnly() {
      super(
          HttpStatus.FORBIDDEN,
          "administrators-only",
          "For administrators only",
          "Changing models takes the role admin.");
    }
  }

  /** 409: the model has such a version. */
  public static final class VersionExists extends ModelProblem {
    VersionExists(String model, String version) {
      super(
          HttpStatus.CONFLICT,
          "version-exists",
          "The version exists",
          "%s has a version %s.".formatted(model, version));
    }
  }

  /** 404: the model has no such version. */
  public static final class VersionNotFound extends ModelProblem {
    VersionNotFound(String model, String version) {
      super(
          HttpStatus.NOT_FOUND,
          "version-not-found",
          "Version not found",
          "%s has no version %s.".formatted(model, version));
    }
  }

  /** 422: weights that do not send everybody somewhere. */
  public static final class WeightsDoNotSum extends ModelProblem {
    WeightsDoNotSum() {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "weights-do-not-sum",
          "The weights do not sum to 100",
          "Give each version a share from 1 to 100; together they are 100.");
    }
  }

  /** 409: the routes were never changed. */
  public static final class NothingToRollBack extends ModelProblem {
    NothingToRollBack(String model) {
      super(
          HttpStatus.CONFLICT,
          "nothing-to-roll-back",
          "There is nothing to go back to",
          "The routes of %s were never changed.".formatted(model));
    }
  }
}
