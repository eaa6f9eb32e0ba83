package io.atelier.render.font.sfnt;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** A file that is no font, or one that cannot be drawn with. */
public final class UnusableFont extends ProblemException {
  private UnusableFont(HttpStatusCode status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** 415: not a font file, or of a kind that is not read. */
  static UnusableFont unsupported(String detail) {
    return new UnusableFont(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-font", "Unsupported font", detail);
  }

  /** 422: the JDK does not take what was found sound. */
  public static UnusableFont unopenable() {
    return broken("The font cannot be opened.");
  }

  /** 422: a font file that breaks its format's rules or is beyond a limit. */
  static UnusableFont broken(String detail) {
    return new UnusableFont(HttpStatus.UNPROCESSABLE_CONTENT, "broken-font", "Broken font", detail);
  }
}
