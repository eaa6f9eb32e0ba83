package io.atelier.render.resize;

import io.atelier.platform.image.Conversion;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a picture.
 *
 * @param format null for the picture's own
 * @param quality 1 to 100, for JPEG and WebP
 */
record ResizeRequest(Frame frame, @Nullable ImageFormat format, int quality) {
  /**
   * The steps for a picture of this header.
   *
   * @throws ResizeProblem.EnlargedTooMuch if the result would be too large
   */
  Conversion of(ImageHeader picture) {
    return frame.around(picture, format == null ? picture.format() : format, quality);
  }
}
