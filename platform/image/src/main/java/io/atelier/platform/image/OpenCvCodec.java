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
import org.bytedeco.opencv.opencv_core.Rect;
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
      Mat shrunk = shrink(decoded, header, reduction);
      return toRgb(OpenCvOrientation.apply(to8Bits(shrunk), header.orientation()));
    } catch (RuntimeException e) {
      throw e instanceof ImageProblem ? e : ImageProblem.undecodable(e);
    }
  }

  /** The pixels stay outside the Java heap, where a large picture would not fit many times. */
  @Override
  public byte[] convert(byte[] file, ImageHeader header, Conversion to) {
    try (PointerScope scope = new PointerScope()) {
      Mat bytes = new Mat(1, file.length, CV_8UC(1), new BytePointer(file));
      Mat stored = opencv_imgcodecs.imdecode(bytes, flags(header.format(), to.reduction()));
      if (stored.empty()) {
        throw ImageProblem.undecodable(null);
      }
      Mat upright = OpenCvOrientation.apply(to8Bits(stored), header.orientation());
      Conversion part = to.reduced(header, upright.cols(), upright.rows());
      return encode(scaled(cut(upright, part), to), to.format(), to.quality());
    } catch (RuntimeException e) {
      throw e instanceof ImageProblem ? e : ImageProblem.undecodable(e);
    }
  }

  private static Mat cut(Mat image, Conversion to) {
    return image.apply(new Rect(to.x(), to.y(), to.cropWidth(), to.cropHeight()));
  }

  private static Mat scaled(Mat image, Conversion to) {
    if (image.cols() == to.width() && image.rows() == to.height()) {
      return image;
    }
    return weighted(image, to.width(), to.height());
  }

  /** Scales; invisible colours do not bleed into an average. */
  private static Mat weighted(Mat image, int width, int height) {
    if (image.channels() != 4) {
      return resized(image, width, height);
    }
    Mat weighted = new Mat();
    opencv_imgproc.cvtColor(image, weighted, opencv_imgproc.COLOR_RGBA2mRGBA);
    Mat scaled = resized(weighted, width, height);
    opencv_imgproc.cvtColor(scaled, scaled, opencv_imgproc.COLOR_mRGBA2RGBA);
    return scaled;
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
    if (reduction == 1 || !full) {
      return decoded;
    }
    int width = Math.max(1, header.width() / reduction);
    int height = Math.max(1, header.height() / reduction);
    return weighted(to8Bits(decoded), width, height);
  }

  private static Mat to8Bits(Mat decoded) {
    if (decoded.depth() == CV_8U) {
      return decoded;
    }
    Mat samples = new Mat();
    decoded.convertTo(samples, CV_8U, 1.0 / SAMPLES_16_TO_8_BITS, 0);
    return samples;
  }

  private static PixelImage toRgb(Mat decoded) {
    Mat samples = to8Bits(decoded);
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
    try (PointerScope scope = new PointerScope()) {
      return toImage(resized(toMat(image), width, height));
    }
  }

  private static Mat resized(Mat image, int width, int height) {
    boolean shrinks = width < image.cols() || height < image.rows();
    Mat resized = new Mat();
    opencv_imgproc.resize(
        image,
        resized,
        new Size(width, height),
        0,
        0,
        shrinks ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
    return resized;
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
      return encode(bgr, format, quality);
    }
  }

  /** In the order of channels that OpenCV decodes to. */
  private static byte[] encode(Mat image, ImageFormat format, int quality) {
    Mat drawable = format == ImageFormat.JPEG && image.channels() == 4 ? onWhite(image) : image;
    BytePointer encoded = new BytePointer();
    if (!opencv_imgcodecs.imencode(
        new BytePointer("." + format.extension()),
        drawable,
        encoded,
        parameters(format, quality))) {
      throw new IllegalStateException("OpenCV did not encode " + format);
    }
    return copy(encoded, Math.toIntExact(encoded.limit()));
  }

  /** Results are small, so this one step may pass through the Java heap. */
  private static Mat onWhite(Mat image) {
    PixelImage white = Alpha.onWhite(toImage(image));
    return toMat(white);
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
