package io.atelier.generation.openai;

import io.atelier.platform.image.Conversion;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The size pictures are asked for, in pixels. */
record Size(int width, int height) {
  private static final Pattern SHAPE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");
  private static final int LONGEST = 2048;
  private static final int QUALITY = 92;

  /**
   * Null for {@code auto}.
   *
   * @throws ImagesProblem.BadParameter if it is neither that nor a size
   */
  static @Nullable Size of(String text) {
    if (text.isBlank() || text.equals("auto")) {
      return null;
    }
    Matcher sides = SHAPE.matcher(text);
    if (sides.matches()) {
      int width = Integer.parseInt(sides.group(1));
      int height = Integer.parseInt(sides.group(2));
      if (Math.min(width, height) >= 16 && Math.max(width, height) <= LONGEST) {
        return new Size(width, height);
      }
    }
    throw new ImagesProblem.BadParameter(
        "size", "size must be auto, or WIDTHxHEIGHT with sides of 16 to 2048 pixels.");
  }

  /** Fills this size with the middle of the picture. */
  Conversion filledBy(ImageHeader picture, ImageFormat format) {
    double scale =
        Math.max(
            width / (double) picture.uprightWidth(), height / (double) picture.uprightHeight());
    int cropWidth = within(width / scale, picture.uprightWidth());
    int cropHeight = within(height / scale, picture.uprightHeight());
    return new Conversion(
        (picture.uprightWidth() - cropWidth) / 2,
        (picture.uprightHeight() - cropHeight) / 2,
        cropWidth,
        cropHeight,
        width,
        height,
        format,
        QUALITY);
  }

  /** About this shape, its longer side {@code longest}, both sides multiples of {@code stride}. */
  Size within(int longest, int stride) {
    double scale = (double) longest / Math.max(width, height);
    return new Size(multiple(width * scale, stride), multiple(height * scale, stride));
  }

  private static int multiple(double side, int stride) {
    return (int) Math.max(1, side / stride) * stride;
  }

  /** Such as {@code 1024x768}. */
  @Override
  public String toString() {
    return width + "x" + height;
  }

  private static int within(double side, int most) {
    return Math.clamp(Math.round(side), 1, most);
  }
}
