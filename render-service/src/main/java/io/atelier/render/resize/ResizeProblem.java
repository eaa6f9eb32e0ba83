package io.atelier.render.resize;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** What can be wrong with a picture to resize, beyond the picture itself. */
sealed class ResizeProblem extends ProblemException {
  private ResizeProblem(HttpStatus status, String slug, String title, String detail) {
    super(status, slug, title, detail);
  }

  /** The request has no picture in it. */
  static final class ImageMissing extends ResizeProblem {
    ImageMissing() {
      super(
          HttpStatus.BAD_REQUEST,
          "image-missing",
          "The image is missing",
          "Send the image as the body, or as the file `image` of a multipart form.");
    }
  }

  /** The result would be much larger than the picture, or larger than any result may be. */
  static final class EnlargedTooMuch extends ResizeProblem {
    EnlargedTooMuch(int width, int height) {
      super(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "enlarged-too-much",
          "The picture would be enlarged too much",
          "The result would be %d x %d pixels; it may have %d pixels a side and be at most %d times as large as the picture."
              .formatted(width, height, Frame.MAX_EDGE, Frame.MOST_ENLARGED));
    }
  }

  /** All threads are busy and the queue is full. */
  static final class Overloaded extends ResizeProblem {
    Overloaded() {
      super(
          HttpStatus.SERVICE_UNAVAILABLE,
          "resize-overloaded",
          "Too many pictures are being resized",
          "The queue for resizing is full. Try again shortly.");
      header("Retry-After", "1");
    }
  }
}
