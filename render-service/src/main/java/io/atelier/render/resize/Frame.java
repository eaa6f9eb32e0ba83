package io.atelier.render.resize;

import io.atelier.platform.image.Conversion;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import org.jspecify.annotations.Nullable;

/**
 * The size asked for.
 *
 * @param width null for as wide as the height and the picture's aspect make it
 * @param height null for as tall as the width and the picture's aspect make it
 */
record Frame(@Nullable Integer width, @Nullable Integer height, Fit fit) {
  /** Longest edge of an enlarged result. */
  static final int MAX_EDGE = 4096;

  /** More shows nothing but the scaling. */
  static final int MOST_ENLARGED = 4;

  /**
   * The part of {@code picture} that is shown, and the size it gets.
   *
   * @throws ResizeProblem.EnlargedTooMuch if that is too large
   */
  Conversion around(ImageHeader picture, ImageFormat format, int quality) {
    double across = scale(width, picture.uprightWidth(), scale(height, picture.uprightHeight(), 1));
    double down = scale(height, picture.uprightHeight(), across);
    return switch (fit) {
      case FILL -> conversion(picture, across, 1, down, 1, format, quality);
      case CONTAIN -> {
        double least = Math.min(across, down);
        yield conversion(picture, least, 1, least, 1, format, quality);
      }
      case COVER -> {
        double most = Math.max(across, down);
        yield conversion(picture, across, across / most, down, down / most, format, quality);
      }
    };
  }

  private static double scale(@Nullable Integer asked, int full, double otherwise) {
    return asked == null ? otherwise : (double) asked / full;
  }

  /** Lengths of the result and of the part shown, each in parts of the picture's. */
  private static Conversion conversion(
      ImageHeader picture,
      double across,
      double shownAcross,
      double down,
      double shownDown,
      ImageFormat format,
      int quality) {
    int width = length(picture.uprightWidth() * across);
    int height = length(picture.uprightHeight() * down);
    int shownWidth = length(picture.uprightWidth() * shownAcross);
    int shownHeight = length(picture.uprightHeight() * shownDown);
    requireModest(width, height, Math.max(across / shownAcross, down / shownDown));
    return new Conversion(
        (picture.uprightWidth() - shownWidth) / 2,
        (picture.uprightHeight() - shownHeight) / 2,
        shownWidth,
        shownHeight,
        width,
        height,
        format,
        quality);
  }

  private static void requireModest(int width, int height, double enlarged) {
    if (enlarged > MOST_ENLARGED || (enlarged > 1 && Math.max(width, height) > MAX_EDGE)) {
      throw new ResizeProblem.EnlargedTooMuch(width, height);
    }
  }

  private static int length(double pixels) {
    return Math.max(1, (int) Math.round(pixels));
  }
}
