package io.atelier.render.font.user;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** What can go wrong with a user's fonts, beyond the file itself. */
sealed class FontProblem extends ProblemException {
  private FontProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** 400: the request has no font in it. */
  static final class FontMissing extends FontProblem {
    FontMissing() {
      super(
          HttpStatus.BAD_REQUEST,
          "font-missing",
          "The font is missing",
          "Send the font as the body, or as the file `font` of a multipart form.");
    }
  }

  /** 404: nobody has, or the caller has not, such a font. */
  static final class FontNotFound extends FontProblem {
    FontNotFound() {
      super(HttpStatus.NOT_FOUND, "font-not-found", "No such font", "There is no font of this id.");
    }
  }

  /** 400: a text asks for a font that does not exist. */
  static final class UnknownFont extends FontProblem {
    UnknownFont(String message) {
      super(
          HttpStatus.BAD_REQUEST,
          "invalid-request",
          "The request is not valid",
          "Some fields are not valid.");
      error("font", message);
    }
  }

  /** 409: the caller has as many fonts as he may. */
  static final class QuotaExceeded extends FontProblem {
    QuotaExceeded(int most) {
      super(
          HttpStatus.CONFLICT,
          "font-quota-exceeded",
          "Too many fonts",
          "You may keep %d fonts. Delete one first.".formatted(most));
    }
  }

  /** 503: too many fonts wait to be checked. */
  static final class Overloaded extends FontProblem {
    Overloaded() {
      super(
          HttpStatus.SERVICE_UNAVAILABLE,
          "fonts-overloaded",
          "Too many fonts are being read",
          "The queue for fonts is full. Try again shortly.");
      header("Retry-After", "1");
    }
  }
}
