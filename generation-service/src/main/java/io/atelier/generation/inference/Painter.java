package io.atelier.generation.inference;

import ai.djl.Device;
import ai.djl.translate.TranslateException;
import io.atelier.generation.model.InstalledModel;
import io.atelier.platform.image.PixelImage;
import java.util.concurrent.TimeUnit;

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
    paint(picture, model, Progress.NONE, () -> false);
  }

  /**
   * Like {@link #paint(PixelImage, InstalledModel)}, tile by tile if it is large.
   *
   * @return how many passes it took
   * @throws java.util.concurrent.CancellationException after a tile, if it was cancelled meanwhile
   */
  int paint(PixelImage picture, InstalledModel model, Progress progress, Cancellation cancellation)
      throws TranslateException {
    try (LoadedModels.Use use = models.use(model, device)) {
      Mosaic mosaic = new Mosaic(picture, model.canvas());
      mosaic.paint(use.model()::paint, progress, cancellation);
      return mosaic.passes();
    }
  }

  /** The models outlive it. */
  @Override
  public void close() {}
}
