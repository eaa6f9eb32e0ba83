package io.atelier.platform.image;

/**
 * What a file says of itself, read without decoding a pixel.
 *
 * @param width in pixels as stored, before the orientation is applied
 * @param height in pixels as stored, before the orientation is applied
 * @param orientation EXIF's 1 to 8; 1 where the file names none
 */
public record ImageHeader(ImageFormat format, int width, int height, int orientation) {

  /** More than any camera's photo: a bound for callers that set none of their own. */
  public static final long MAX_PIXELS = 100_000_000;

  /**
   * Reads the header and walks the file's outer structure to its end, in time linear in the length
   * and without allocating.
   *
   * @throws ImageProblem unsupported (415), broken, which includes cut short (422), or larger than
   *     {@link #MAX_PIXELS} (413)
   */
  public static ImageHeader read(byte[] file) {
    ImageHeader header = parse(new ImageBytes(file));
    if (header.width <= 0 || header.height <= 0) {
      throw ImageProblem.broken("The image has no pixels.");
    }
    return header.requireAtMost(MAX_PIXELS);
  }

  private static ImageHeader parse(ImageBytes file) {
    if (PngHeader.matches(file)) {
      return PngHeader.read(file);
    }
    if (JpegHeader.matches(file)) {
      return JpegHeader.read(file);
    }
    if (WebpHeader.matches(file)) {
      return WebpHeader.read(file);
    }
    throw ImageProblem.unsupported("Send a PNG, JPEG or WebP file.");
  }

  /**
   * Returns this header.
   *
   * @throws ImageProblem if the image has more pixels (413)
   */
  public ImageHeader requireAtMost(long maxPixels) {
    if ((long) width * height > maxPixels) {
      throw ImageProblem.tooLarge(width, height, maxPixels);
    }
    return this;
  }

  /** The width once the orientation is applied. */
  public int uprightWidth() {
    return Orientation.swapsSides(orientation) ? height : width;
  }

  /** The height once the orientation is applied. */
  public int uprightHeight() {
    return Orientation.swapsSides(orientation) ? width : height;
  }

  int longSide() {
    return Math.max(width, height);
  }
}
