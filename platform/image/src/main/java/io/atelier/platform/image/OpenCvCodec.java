package io.atelier.platform.image;

import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_COMPRESSION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_FILTER;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_FILTER_SUB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_STRATEGY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_STRATEGY_RLE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * OpenCV's codecs on one thread a call. Every native allocation ends with its {@link PointerScope}.
 */
final class OpenCvCodec implements ImageCodec {

  private static final int SAMPLES_16_TO_8_BITS = 257;

  static {
    // JavaCPP would count the whole process against a limit derived from the Java heap, libtorch's
    // tensors included.
    System.getProperties().putIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", "0");
    System.getProperties().putIfAbsent("org.bytedeco.javacpp.maxbytes", "0");
  }

  /**
   * Loads the natives.
   *
   * @throws LinkageError where they do not load
   */
  OpenCvCodec() {
    opencv_core.setNumThreads(1); // callers bring the threads
  }

  @Override
  public PixelImage decode(byte[] file, long maxPixels, int targetLongSide) {
    ImageHeader header = ImageHeader.read(file).requireAtMost(maxPixels);
    try (PointerScope scope = new PointerScope()) {
      Mat bytes = new Mat(1, file.length, CV_8UC(1), new BytePointer(file));
      int reduction = reduction(header.longSide() / targetLongSide);
      Mat decoded = opencv_imgcodecs.imdecode(bytes, flags(header.format(), reduction));
      if (decoded.empty()) {
        throw ImageProblem.undecodable(null);
      }
      return Orientation.apply(toRgb(shrink(decoded, header, reduction)), header.orientation());
    } catch (RuntimeException e) {
      throw e instanceof ImageProblem ? e : ImageProblem.undecodable(e);
    }
  }

  private static int reduction(int spare) {
    return spare >= 8 ? 8 : spare >= 4 ? 4 : spare >= 2 ? 2 : 1;
  }

  /**
   * JPEG decodes straight to reduced sizes; the others may have alpha, which a forced colour mode
   * would drop.
   */
  private static int flags(ImageFormat format, int reduction) {
    if (format != ImageFormat.JPEG) {
      return IMREAD_UNCHANGED;
    }
    return IMREAD_IGNORE_ORIENTATION
        | switch (reduction) {
          case 2 -> IMREAD_REDUCED_COLOR_2;
          case 4 -> IMREAD_REDUCED_COLOR_4;
          case 8 -> IMREAD_REDUCED_COLOR_8;
          default -> IMREAD_COLOR;
        };
  }

  /** Reduces what was not decoded reduced, before its pixels fill the Java heap. */
  private static Mat shrink(Mat decoded, ImageHeader header, int reduction) {
    boolean full = decoded.cols() == header.width();
    if (reduction == 1 || !full || decoded.channels() == 4) { // alpha must weigh its colours
      return decoded;
    }
    Mat shrunk = new Mat();
    int width = Math.max(1, header.width() / reduction);
    int height = Math.max(1, header.height() / reduction);
    opencv_imgproc.resize(
        decoded, shrunk, new Size(width, height), 0, 0, opencv_imgproc.INTER_AREA);
    return shrunk;
  }

  private static PixelImage toRgb(Mat decoded) {
    Mat samples = decoded;
    if (decoded.depth() != CV_8U) {
      samples = new Mat();
      decoded.convertTo(samples, CV_8U, 1.0 / SAMPLES_16_TO_8_BITS, 0);
    }
    Mat rgb = new Mat();
    opencv_imgproc.cvtColor(
        samples,
        rgb,
        switch (samples.channels()) {
          case 1 -> opencv_imgproc.COLOR_GRAY2RGB;
          case 3 -> opencv_imgproc.COLOR_BGR2RGB;
          case 4 -> opencv_imgproc.COLOR_BGRA2RGBA;
          default -> throw ImageProblem.unsupported("The image has an unusual number of channels.");
        });
    return toImage(rgb);
  }

  @Override
  public PixelImage resize(PixelImage image, int width, int height) {
    if (width == image.width() && height == image.height()) {
      return image;
    }
    return image.hasAlpha()
        ? Alpha.unpremultiply(scale(Alpha.premultiply(image), width, height))
        : scale(image, width, height);
  }

  private static PixelImage scale(PixelImage image, int width, int height) {
    boolean shrinks = width < image.width() || height < image.height();
    try (PointerScope scope = new PointerScope()) {
      Mat scaled = new Mat();
      opencv_imgproc.resize(
          toMat(image),
          scaled,
          new Size(width, height),
          0,
          0,
          shrinks ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
      return toImage(scaled);
    }
  }

  @Override
  public byte[] encode(PixelImage image, ImageFormat format, int quality) {
    PixelImage drawable = format == ImageFormat.JPEG ? image.onWhite() : image;
    try (PointerScope scope = new PointerScope()) {
      Mat bgr = new Mat();
      opencv_imgproc.cvtColor(
          toMat(drawable),
          bgr,
          drawable.hasAlpha() ? opencv_imgproc.COLOR_RGBA2BGRA : opencv_imgproc.COLOR_RGB2BGR);
      BytePointer encoded = new BytePointer();
      if (!opencv_imgcodecs.imencode(
          new BytePointer("." + format.extension()), bgr, encoded, parameters(format, quality))) {
        throw new IllegalStateException("OpenCV did not encode " + format);
      }
      return copy(encoded, Math.toIntExact(encoded.limit()));
    }
  }

  private static IntPointer parameters(ImageFormat format, int quality) {
    return switch (format) {
      case JPEG -> new IntPointer(IMWRITE_JPEG_QUALITY, quality);
      case WEBP -> new IntPointer(IMWRITE_WEBP_QUALITY, quality);
      case PNG ->
          new IntPointer(
              IMWRITE_PNG_COMPRESSION,
              1,
              IMWRITE_PNG_STRATEGY,
              IMWRITE_PNG_STRATEGY_RLE,
              IMWRITE_PNG_FILTER,
              IMWRITE_PNG_FILTER_SUB);
    };
  }

  private static Mat toMat(PixelImage image) {
    return new Mat(
        image.height(), image.width(), CV_8UC(image.channels()), new BytePointer(image.data()));
  }

  private static PixelImage toImage(Mat mat) {
    int length = Math.toIntExact(mat.total() * mat.channels());
    return new PixelImage(mat.cols(), mat.rows(), mat.channels(), copy(mat.data(), length));
  }

  private static byte[] copy(BytePointer pointer, int length) {
    byte[] bytes = new byte[length];
    pointer.get(bytes);
    return bytes;
  }
}
