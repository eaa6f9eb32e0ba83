package io.atelier.generation.inference;

import ai.djl.Device;
import ai.djl.translate.TranslateException;
import io.atelier.generation.model.InstalledModel;
import io.atelier.platform.image.PixelImage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One worker's way to the models on its device. Not for two threads. */
final class Painter implements AutoCloseable {

  private final LoadedModels models;
  private final Device device;

  Painter(LoadedModels models, Device device) {
    this.models = models;
    this.device = device;
  }

  /** Loads {@code model} unless it is in memory; microseconds it took. */
  long load(InstalledModel model) {
    long start = System.nanoTime();
    models.use(model, device).close();
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
  }

  /** Has {@code model} paint over a picture of any size. */
  void paint(PixelImage picture, InstalledModel model) throws TranslateException {
    paint(picture, model, "", Progress.NONE, () -> false);
  }

  /**
   * Like {@link #paint(PixelImage, InstalledModel)}, tile by tile if it is large.
   *
   * @param prompt what is wished; models that read no words ignore it
   * @return how many passes it took
   * @throws PromptProblem if the model cannot work with the words
   * @throws java.util.concurrent.CancellationException after a tile, if it was cancelled meanwhile
   */
  int paint(
      PixelImage picture,
      InstalledModel model,
      String prompt,
      Progress progress,
      Cancellation cancellation)
      throws TranslateException {
    try (LoadedModels.Use use = models.use(model, device)) {
      Mosaic mosaic = new Mosaic(picture, model.canvas());
      Mosaic.Brush brush = ((Loaded.OverPhotos) use.model()).brush(prompt);
      mosaic.paint(brush, progress, cancellation);
      return mosaic.passes();
    }
  }

  /**
   * Whether {@code model} would edit by these words.
   *
   * @param model one that edits in one pass
   */
  boolean knows(InstalledModel model, String words) {
    try (LoadedModels.Use use = models.use(model, device)) {
      return ((InstructedEditor) use.model()).knows(words);
    }
  }

  /**
   * Has a model that draws out of noise draw a picture.
   *
   * @param photo as large as {@code size}; null for none
   * @throws java.util.concurrent.CancellationException after a step, if it was cancelled meanwhile
   */
  PixelImage draw(
      ImageTask task,
      @Nullable PixelImage photo,
      Size size,
      InstalledModel model,
      Progress progress,
      Cancellation cancellation) {
    try (LoadedModels.Use use = models.use(model, device)) {
      return ((LatentDiffusion) use.model())
          .draw(task.prompt(), task.drawing(), task.seed(), photo, size, progress, cancellation);
    }
  }

  /**
   * Has {@code model} paint over several pictures in one pass.
   *
   * @param pictures that one pass paints, framed to one size
   * @param model one of which several pictures are worth painting at once
   */
  void paintTogether(List<PixelImage> pictures, InstalledModel model) throws TranslateException {
    List<Mosaic> mosaics =
        pictures.stream().map(picture -> new Mosaic(picture, model.canvas())).toList();
    PixelImage[] frames = mosaics.stream().map(Mosaic::frame).toArray(PixelImage[]::new);
    try (LoadedModels.Use use = models.use(model, device)) {
      PixelImage[] painted = ((LoadedModel) use.model()).paint(frames);
      for (int i = 0; i < painted.length; i++) {
        mosaics.get(i).lay(painted[i]);
      }
    }
  }

  /** The models outlive it. */
  @Override
  public void close() {}
}
