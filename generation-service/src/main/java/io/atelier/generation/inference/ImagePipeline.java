package io.atelier.generation.inference;

import ai.djl.translate.TranslateException;
import io.atelier.generation.model.InstalledModel;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import io.atelier.platform.image.PixelImage;
import java.util.Map;

/**
 * From file to file on one worker's thread: decode, fit to the size the model paints at, paint,
 * enlarge, encode.
 *
 * <p>The result has the input's aspect and its size, but at most {@code enlargement} times the size
 * the model paints at: beyond, enlarging adds bytes and no detail. Alpha is kept where the output
 * format has it. The same input gives the same bytes.
 */
final class ImagePipeline {

  private final ImageCodec codec;
  private final InferenceProperties properties;

  ImagePipeline(ImageCodec codec, InferenceProperties properties) {
    this.codec = codec;
    this.properties = properties;
  }

  /**
   * @throws io.atelier.platform.image.ImageProblem if the input is no picture this service reads
   */
  ImageResult run(ImageTask task, InstalledModel model, Predictors predictors)
      throws TranslateException {
    long start = System.nanoTime();
    PixelImage photo = decode(task.image(), model.workingPixels());
    long decoded = System.nanoTime();
    PixelImage painted = predictors.paint(photo.onWhite(), model);
    long predicted = System.nanoTime();
    PixelImage picture = finish(task, painted, photo, model.workingPixels());
    byte[] bytes = codec.encode(picture, task.outputFormat(), properties.quality());
    long encoded = System.nanoTime();
    return new ImageResult(
        bytes,
        task.outputFormat(),
        picture.width(),
        picture.height(),
        model.version(),
        Map.of(
            "decode", micros(start, decoded),
            "predict", micros(decoded, predicted),
            "encode", micros(predicted, encoded)));
  }

  private PixelImage decode(byte[] file, int workingPixels) {
    PixelImage image = codec.decode(file, properties.maxPixels(), workingPixels);
    Size fitted = new Size(image.width(), image.height()).within(workingPixels);
    return codec.resize(image, fitted.width(), fitted.height());
  }

  private PixelImage finish(
      ImageTask task, PixelImage painted, PixelImage photo, int workingPixels) {
    ImageHeader input = ImageHeader.read(task.image());
    Size size =
        new Size(input.uprightWidth(), input.uprightHeight())
            .within(properties.enlargement() * workingPixels);
    boolean alpha = photo.hasAlpha() && task.outputFormat() != ImageFormat.JPEG;
    return codec.resize(alpha ? painted.withAlphaOf(photo) : painted, size.width(), size.height());
  }

  private static long micros(long from, long to) {
    return (to - from) / 1_000;
  }
}
