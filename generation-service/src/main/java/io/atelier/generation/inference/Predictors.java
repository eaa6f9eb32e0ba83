package io.atelier.generation.inference;

import static java.util.Objects.requireNonNull;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.atelier.generation.model.InstalledModel;
import io.atelier.platform.image.PixelImage;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** One worker's predictors, a model each. Not for two threads. */
final class Predictors implements AutoCloseable {

  /** PyTorch profiles the first call and compiles on the second. */
  private static final int WARM_UP_CALLS = 2;

  private static final int WARM_UP_SIDE = 256;

  private final Map<InstalledModel, Predictor<PixelImage, PixelImage>> predictors = new HashMap<>();

  private Predictors() {}

  /** Opens and warms a predictor for each of {@code models}. */
  static Predictors open(Collection<LoadedModel> models) throws TranslateException {
    Predictors opened = new Predictors();
    for (LoadedModel loaded : models) {
      opened.predictors.put(loaded.model(), loaded.newPredictor());
      for (int call = 0; call < WARM_UP_CALLS; call++) {
        opened.paint(blank(), loaded.model());
      }
    }
    return opened;
  }

  /** Has {@code model} paint over a picture of any size. */
  void paint(PixelImage picture, InstalledModel model) throws TranslateException {
    paint(picture, model, Progress.NONE, () -> false);
  }

  /**
   * Like {@link #paint(PixelImage, InstalledModel)}, tile by tile if it is large.
   *
   * @throws java.util.concurrent.CancellationException after a tile, if it was cancelled meanwhile
   */
  void paint(PixelImage picture, InstalledModel model, Progress progress, Cancellation cancellation)
      throws TranslateException {
    Predictor<PixelImage, PixelImage> predictor = requireNonNull(predictors.get(model));
    new Mosaic(picture, model.canvas()).paint(predictor::predict, progress, cancellation);
  }

  private static PixelImage blank() {
    return new PixelImage(WARM_UP_SIDE, WARM_UP_SIDE, 3, new byte[WARM_UP_SIDE * WARM_UP_SIDE * 3]);
  }

  @Override
  public void close() {
    predictors.values().forEach(Predictor::close);
  }
}
