package io.atelier.render.asset;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** What can be wrong with an asset. */
abstract sealed class AssetProblem extends ProblemException {
  private AssetProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** The caller has none of that name: 404. */
  static final class NotFound extends AssetProblem {
    NotFound(String sha256) {
      super(
          HttpStatus.NOT_FOUND,
          "asset-not-found",
          "No such asset",
          "You have no asset " + sha256 + ".");
    }
  }

  /** A scene names a picture that is not there: 422. */
  static final class Missing extends AssetProblem {
    Missing(String reference) {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "picture-missing",
          "A picture is missing",
          "There is no picture " + reference + ".");
    }
  }

  /** Together a scene's pictures have more pixels than may ever be in hand: 413. */
  static final class TooManyPixels extends AssetProblem {
    TooManyPixels(long mostBytes) {
      super(
          HttpStatus.CONTENT_TOO_LARGE,
          "pictures-too-large",
          "The pictures are too large together",
          "The pictures of a scene may have %,d pixels together.".formatted(mostBytes / 4));
    }
  }

  /** Other requests hold too many pixels at the moment: 503. */
  static final class Busy extends AssetProblem {
    Busy() {
      super(
          HttpStatus.SERVICE_UNAVAILABLE,
          "render-overloaded",
          "Too many pictures are being rendered",
          "Other requests hold all the memory there is for pictures. Try again shortly.");
      header("Retry-After", "1");
    }
  }

  /** No file came: 400. */
  static final class NoFile extends AssetProblem {
    NoFile() {
      super(
          HttpStatus.BAD_REQUEST,
          "invalid-request",
          "The request is not valid",
          "Some fields are not valid.");
      error("file", "must not be missing");
    }
  }

  /** The user keeps as many as a user may: 409. */
  static final class TooMany extends AssetProblem {
    TooMany(int most) {
      super(
          HttpStatus.CONFLICT,
          "too-many-assets",
          "Too many assets",
          "You may keep %d assets. Delete one first.".formatted(most));
    }
  }
}
