package io.atelier.platform.image;

/**
 * How one picture file becomes another: a part of the upright picture, scaled, in a format.
 *
 * @param x left edge of the part in pixels of the upright picture
 * @param y upper edge of the part
 * @param cropWidth width of the part, at least 1
 * @param cropHeight height of the part, at least 1
 * @param width of the result
 * @param height of the result
 * @param quality 1 to 100, for JPEG and WebP
 */
public record Conversion(
    int x,
    int y,
    int cropWidth,
    int cropHeight,
    int width,
    int height,
    ImageFormat format,
    int quality) {

  public Conversion {
    if (x < 0 || y < 0 || cropWidth < 1 || cropHeight < 1 || width < 1 || height < 1) {
      throw new IllegalArgumentException("no part of a picture");
    }
  }

  /**
   * By how much the picture may be reduced, one of 1, 2, 4 and 8, before the part would be smaller
   * than the result.
   */
  int reduction() {
    int spare = Math.min(cropWidth / width, cropHeight / height);
    return spare >= 8 ? 8 : spare >= 4 ? 4 : spare >= 2 ? 2 : 1;
  }

  /** The same part of the picture once that is reduced to {@code newWidth} x {@code newHeight}. */
  Conversion reduced(ImageHeader header, int newWidth, int newHeight) {
    int left = scaled(x, newWidth, header.uprightWidth());
    int top = scaled(y, newHeight, header.uprightHeight());
    int right = scaled(x + cropWidth, newWidth, header.uprightWidth());
    int bottom = scaled(y + cropHeight, newHeight, header.uprightHeight());
    return new Conversion(
        Math.min(left, newWidth - 1),
        Math.min(top, newHeight - 1),
        Math.max(1, right - left),
        Math.max(1, bottom - top),
        width,
        height,
        format,
        quality);
  }

  private static int scaled(int at, int to, int from) {
    return Math.toIntExact(Math.round((double) at * to / from));
  }
}
