package io.atelier.platform.image;

/**
 * Between files and pixels. Implementations are stateless and safe for many threads; every method
 * blocks on the CPU for milliseconds, so call it on a bounded scheduler.
 *
 * <p>Decoded pictures stand upright (EXIF orientation applied), have 8 bits a sample whatever the
 * file had, RGB for gray and palettes too, RGBA where the file has an alpha channel or a
 * transparent palette entry. An animation gives its first frame. Colour profiles are not converted:
 * samples are taken for sRGB. Written files carry no metadata.
 */
public sealed interface ImageCodec permits OpenCvCodec, ImageIoCodec {

  /** OpenCV's where its natives load on this machine, else ImageIO's, which knows no WebP. */
  static ImageCodec best() {
    return BestCodec.INSTANCE;
  }

  /**
   * Decodes at full size.
   *
   * @throws ImageProblem unsupported, broken, or of more than {@code maxPixels}
   */
  default PixelImage decode(byte[] file, long maxPixels) {
    return decode(file, maxPixels, Integer.MAX_VALUE);
  }

  /**
   * Decodes, perhaps at a half, a quarter or an eighth of the size where that is cheaper and the
   * long side keeps at least {@code targetLongSide} pixels.
   *
   * @param maxPixels limit on the size the file claims
   * @throws ImageProblem unsupported, broken, or of more than {@code maxPixels}
   */
  PixelImage decode(byte[] file, long maxPixels, int targetLongSide);

  /**
   * Reads, cuts, scales and writes in one go, which is cheaper than the steps one by one.
   *
   * @param header of that very file; whoever read it has judged its size
   * @param to its part lies within the picture once upright
   * @throws ImageProblem unsupported, broken, or if this codec cannot write the format
   */
  default byte[] convert(byte[] file, ImageHeader header, Conversion to) {
    PixelImage image =
        decode(file, ImageHeader.MAX_PIXELS, Math.ceilDiv(header.longSide(), to.reduction()));
    Conversion part = to.reduced(header, image.width(), image.height());
    PixelImage crop = image.crop(part.x(), part.y(), part.cropWidth(), part.cropHeight());
    return encode(resize(crop, to.width(), to.height()), to.format(), to.quality());
  }

  /**
   * Scales to exactly {@code width} x {@code height}: area average down, linear up, alpha-weighted.
   */
  PixelImage resize(PixelImage image, int width, int height);

  /**
   * Encodes; the same pixels give the same bytes. JPEG has no alpha: it is laid on white.
   *
   * @param quality 1 to 100, for JPEG and WebP; PNG is lossless and tuned for speed
   * @throws ImageProblem if this codec cannot write {@code format}
   */
  byte[] encode(PixelImage image, ImageFormat format, int quality);
}
