package io.atelier.generation.inference;

import ai.djl.translate.TranslateException;
import io.atelier.generation.model.Canvas;
import io.atelier.generation.model.InstalledModel;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import io.atelier.platform.image.PixelImage;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * From file to file on one worker's thread: decode, fit to the size the model paints at, paint,
 * enlarge, encode.
 *
 * <p>The result has the input's aspect. At {@link Detail#FULL} it has its size too; at {@link
 * Detail#STANDARD} at most {@code enlargement} times the size the model paints at: beyond,
 * enlarging adds bytes and no detail. Alpha is kept where the output format has it. The same input
 * gives the same bytes.
 */
final class ImagePipeline {

  private final ImageCodec codec;
  private final InferenceProperties properties;
  private final PictureMemory memory;
  private final DriftMonitor drift;
  private final DrawingPipeline drawing;

  ImagePipeline(ImageCodec codec, InferenceProperties properties, DriftMonitor drift) {
    this.codec = codec;
    this.properties = properties;
    this.drift = drift;
    this.drawing = new DrawingPipeline(codec, properties);
    this.memory = PictureMemory.ofHeap(properties.fullDeadline().toMillis());
  }

  /**
   * @throws io.atelier.platform.image.ImageProblem if the input is no picture this service reads
   * @throws java.util.concurrent.CancellationException if it was cancelled meanwhile
   */
  ImageResult run(ImageTask task, InstalledModel model, Painter painter, Cancellation cancellation)
      throws TranslateException, InterruptedException, TimeoutException {
    if (model.diffusion() != null) {
      return drawing.run(task, model, painter, cancellation);
    }
    if (task.detail() == Detail.STANDARD) {
      return paint(task, model, painter, cancellation);
    }
    ImageHeader header = ImageHeader.read(task.photo()).requireAtMost(properties.maxPixels());
    try (var room = memory.room(header)) {
      return paint(task, model, painter, cancellation);
    }
  }

  private ImageResult paint(
      ImageTask task, InstalledModel model, Painter painter, Cancellation cancellation)
      throws TranslateException {
    long load = painter.load(model);
    long start = System.nanoTime();
    PixelImage picture = decode(task, model.canvas());
    ImageHeader header = ImageHeader.read(task.photo());
    drift.saw(picture, (long) header.width() * header.height(), model);
    long decoded = System.nanoTime();
    int steps = painter.paint(picture, model, task.prompt(), task.progress(), cancellation);
    long predicted = System.nanoTime();
    cancellation.check();
    PixelImage result = finish(task, picture, model.canvas());
    byte[] bytes = codec.encode(result, task.outputFormat(), properties.quality());
    long encoded = System.nanoTime();
    return new ImageResult(
        bytes,
        task.outputFormat(),
        result.width(),
        result.height(),
        model.version(),
        steps,
        Map.of(
            "load", load,
            "decode", micros(start, decoded),
            "predict", micros(decoded, predicted),
            "encode", micros(predicted, encoded)));
  }

  private PixelImage decode(ImageTask task, Canvas canvas) {
    if (task.detail() == Detail.FULL) {
      return codec.decode(task.photo(), properties.maxPixels());
    }
    PixelImage image = codec.decode(task.photo(), properties.maxPixels(), canvas.workingPixels());
    Size size = new Size(image.width(), image.height());
    Size fitted =
        canvas.fixed()
            ? size.filling(canvas.contentWidth(), canvas.contentHeight())
            : size.within(canvas.workingPixels());
    return codec.resize(image, fitted.width(), fitted.height());
  }

  private PixelImage finish(ImageTask task, PixelImage painted, Canvas canvas) {
    PixelImage picture = task.outputFormat() == ImageFormat.JPEG ? opaque(painted) : painted;
    if (task.detail() == Detail.FULL) {
      return picture;
    }
    ImageHeader input = ImageHeader.read(task.photo());
    Size size =
        new Size(input.uprightWidth(), input.uprightHeight())
            .within(properties.enlargement() * canvas.workingPixels());
    return codec.resize(picture, size.width(), size.height());
  }

  /** The colours as painted: what was clear was painted on white, and paint covers it. */
  private static PixelImage opaque(PixelImage painted) {
    return painted.hasAlpha() ? painted.withoutAlpha() : painted;
  }

  private static long micros(long from, long to) {
    return (to - from) / 1_000;
  }
}
