package io.atelier.generation.inference;

import ai.djl.translate.TranslateException;
import io.atelier.generation.model.Canvas;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelKind;
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

  /** A picture about to be painted over; times in microseconds. */
  record Begun(ImageTask task, ImageHeader header, PixelImage picture, long load, long decode) {}

  /** Of 255, on average over all samples: less is no edit anybody sees. */
  private static final double LEAST_CHANGE = 1;

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
   * @throws PromptProblem if the model cannot work with the words, or finds nothing to edit
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
    Begun begun = begin(task, model, painter);
    PixelImage photo = model.kind() == ModelKind.EDIT ? copy(begun.picture()) : null;
    long start = System.nanoTime();
    int steps = painter.paint(begun.picture(), model, task.prompt(), task.progress(), cancellation);
    long predicted = micros(start, System.nanoTime());
    cancellation.check();
    if (photo != null && Decibels.meanDifference(photo, begun.picture()) < LEAST_CHANGE) {
      throw new PromptProblem.NothingToEdit(model.version().name());
    }
    return end(begun, model, steps, predicted);
  }

  private static PixelImage copy(PixelImage image) {
    return new PixelImage(image.width(), image.height(), image.channels(), image.data().clone());
  }

  /**
   * The first part: up to the picture that is to be painted over.
   *
   * @throws io.atelier.platform.image.ImageProblem if the input is no picture this service reads
   */
  Begun begin(ImageTask task, InstalledModel model, Painter painter) {
    long load = painter.load(model);
    long start = System.nanoTime();
    PixelImage picture = decode(task, model.canvas());
    ImageHeader header = ImageHeader.read(task.photo());
    drift.saw(picture, (long) header.width() * header.height(), model);
    return new Begun(task, header, picture, load, micros(start, System.nanoTime()));
  }

  /**
   * The last part, once the picture is painted.
   *
   * @param predicted microseconds that took
   */
  ImageResult end(Begun begun, InstalledModel model, int steps, long predicted) {
    ImageTask task = begun.task();
    long start = System.nanoTime();
    PixelImage result = finish(begun, model.canvas());
    byte[] bytes = codec.encode(result, task.outputFormat(), properties.quality());
    return new ImageResult(
        bytes,
        task.outputFormat(),
        result.width(),
        result.height(),
        model.version(),
        steps,
        Map.of(
            "load", begun.load(),
            "decode", begun.decode(),
            "predict", predicted,
            "encode", micros(start, System.nanoTime())));
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

  private PixelImage finish(Begun begun, Canvas canvas) {
    ImageTask task = begun.task();
    PixelImage painted = begun.picture();
    PixelImage picture = task.outputFormat() == ImageFormat.JPEG ? opaque(painted) : painted;
    if (task.detail() == Detail.FULL) {
      return picture;
    }
    ImageHeader input = begun.header();
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
