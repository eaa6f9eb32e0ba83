package io.atelier.platform.image;

import io.atelier.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A picture that cannot be used, and why; the sender's fault, so never worth a retry. */
public final class ImageProblem extends ProblemException {

  private ImageProblem(
      HttpStatus status, String slug, String title, String detail, @Nullable Throwable cause) {
    super(status, slug, title, detail, cause);
  }

  /** 415: not a PNG, JPEG or WebP file, or a kind of one that no codec here reads. */
  public static ImageProblem unsupported(String detail) {
    return new ImageProblem(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-image", "Unsupported image", detail, null);
  }

  /** 422: of a known format, but cut short or damaged. */
  public static ImageProblem broken(String detail) {
    return broken(detail, null);
  }

  static ImageProblem undecodable(@Nullable Throwable cause) {
    return broken("The image's pixels cannot be decoded.", cause);
  }

  private static ImageProblem broken(String detail, @Nullable Throwable cause) {
    return new ImageProblem(
        HttpStatus.UNPROCESSABLE_CONTENT, "broken-image", "Broken image", detail, cause);
  }

  /** 413: more pixels than may be decoded. */
  public static ImageProblem tooLarge(int width, int height, long maxPixels) {
    return new ImageProblem(
        HttpStatus.CONTENT_TOO_LARGE,
        "image-too-large",
        "Image too large",
        "The image is %d x %d pixels; at most %d pixels are accepted."
            .formatted(width, height, maxPixels),
        null);
  }
}
