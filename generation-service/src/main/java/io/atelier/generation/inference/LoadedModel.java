package io.atelier.generation.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import io.atelier.generation.model.InstalledModel;
import io.atelier.platform.image.PixelImage;
import java.io.IOException;

/**
 * A model's weights in a device's memory, shared by the predictors of all workers on that device.
 */
record LoadedModel(InstalledModel model, Device device, ZooModel<PixelImage, PixelImage> weights)
    implements AutoCloseable {

  /**
   * @throws IllegalStateException if the engine of such files does not read the weights
   */
  static LoadedModel load(InstalledModel model, Device device) {
    try {
      return new LoadedModel(
          model,
          device,
          Engines.criteria(
                  PixelImage.class,
                  PixelImage.class,
                  Engines.translator(model),
                  model.weights(),
                  model.format(),
                  device)
              .loadModel());
    } catch (IOException | ModelNotFoundException | MalformedModelException e) {
      throw new IllegalStateException(
          Engines.of(model.format()) + " does not load " + model.weights(), e);
    }
  }

  /** A predictor for the calling thread alone. */
  Predictor<PixelImage, PixelImage> newPredictor() {
    return weights.newPredictor(Engines.translator(model), weights.getNDManager().getDevice());
  }

  @Override
  public void close() {
    weights.close();
  }
}
