package io.atelier.generation.inference;

import io.atelier.generation.model.DiffusionSettings;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelKind;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageHeader;
import io.atelier.platform.image.PixelImage;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * From words, and a file where there is one, to a file on one worker's thread: decode, draw,
 * encode. A picture drawn from words is as large as asked for, else as the model draws best; a
 * photo that was edited comes back in its own aspect, at most {@code enlargement} times the size it
 * was drawn at. The same words, numbers and file give the same bytes.
 */
final class DrawingPipeline {

  private final ImageCodec codec;
  private final InferenceProperties properties;

  DrawingPipeline(ImageCodec codec, InferenceProperties properties) {
    this.codec = codec;
    this.properties = properties;
  }

  /**
   * @throws PromptProblem if the model cannot work with the words
   * @throws io.atelier.platform.image.ImageProblem if the photo is no picture this service reads
   * @throws java.util.concurrent.CancellationException if it was cancelled meanwhile
   */
  ImageResult run(
      ImageTask task, InstalledModel model, Painter painter, Cancellation cancellation) {
    long load = painter.load(model);
    long start = System.nanoTime();
    Size size = size(task, model);
    PixelImage photo = photo(task, size);
    long decoded = System.nanoTime();
    DiffusionSettings settings = Objects.requireNonNull(model.diffusion());
    boolean starts = photo != null && !settings.seesPhoto();
    Drawing drawing = task.drawing().filledFrom(settings, size, starts);
    StepCount count = new StepCount(task.progress());
    PixelImage drawn = painter.draw(task, photo, size, model, count, cancellation);
    long predicted = System.nanoTime();
    cancellation.check();
    PixelImage result = finish(task, drawn, model);
    byte[] bytes = codec.encode(result, task.outputFormat(), properties.quality());
    long encoded = System.nanoTime();
    return new ImageResult(
        bytes,
        task.outputFormat(),
        result.width(),
        result.height(),
        model.version(),
        count.steps,
        Map.of(
            "load", load,
            "decode", micros(start, decoded),
            "predict", micros(decoded, predicted),
            "encode", micros(predicted, encoded)),
        drawing);
  }

  private static Size size(ImageTask task, InstalledModel model) {
    int working = model.canvas().workingPixels();
    int stride = model.canvas().stride();
    Integer width = task.drawing().width();
    Integer height = task.drawing().height();
    if (width != null && height != null) {
      return new Size(width, height);
    }
    if (task.image() == null) {
      return new Size(working / stride * stride, working / stride * stride);
    }
    ImageHeader header = ImageHeader.read(task.image());
    Size fitted = new Size(header.uprightWidth(), header.uprightHeight()).filling(working, working);
    return new Size(multiple(fitted.width(), stride), multiple(fitted.height(), stride));
  }

  /** The nearest multiple, one at least. */
  private static int multiple(int side, int stride) {
    return Math.max(1, Math.round((float) side / stride)) * stride;
  }

  private @Nullable PixelImage photo(ImageTask task, Size size) {
    if (task.image() == null) {
      return null;
    }
    int longest = Math.max(size.width(), size.height());
    PixelImage photo = codec.decode(task.image(), properties.maxPixels(), longest).onWhite();
    return codec.resize(photo, size.width(), size.height());
  }

  private PixelImage finish(ImageTask task, PixelImage drawn, InstalledModel model) {
    if (task.image() == null || model.kind() != ModelKind.EDIT) {
      return drawn;
    }
    ImageHeader input = ImageHeader.read(task.image());
    Size size =
        new Size(input.uprightWidth(), input.uprightHeight())
            .within(properties.enlargement() * model.canvas().workingPixels());
    return codec.resize(drawn, size.width(), size.height());
  }

  private static long micros(long from, long to) {
    return (to - from) / 1_000;
  }

  /** Counts what a picture took: less than asked for where it began from another. */
  private static final class StepCount implements Progress {

    private final Progress heard;
    private int steps;

    StepCount(Progress heard) {
      this.heard = heard;
    }

    @Override
    public void step(int done, int total, Supplier<PixelImage> preview) {
      steps++;
      heard.step(done, total, preview);
    }
  }
}
