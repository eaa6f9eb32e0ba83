package io.atelier.generation.inference;

import ai.djl.Device;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelKind;

/** A model in a device's memory, shared by all workers on that device. */
sealed interface Loaded extends AutoCloseable permits Loaded.OverPhotos, LatentDiffusion {

  /** A model that paints over a photo, a pass a tile. */
  sealed interface OverPhotos extends Loaded permits LoadedModel, InstructedEditor {

    /**
     * How it paints what is wished.
     *
     * @param prompt ignored by models that read no words
     * @throws PromptProblem if the model cannot work with it
     */
    Mosaic.Brush brush(String prompt);
  }

  /**
   * Loads and warms.
   *
   * @throws IllegalStateException if an engine does not read or run a network of it
   */
  static Loaded load(InstalledModel model, Device device) {
    if (model.diffusion() != null) {
      return LatentDiffusion.load(model, model.diffusion(), device);
    }
    return model.kind() == ModelKind.EDIT
        ? InstructedEditor.load(model, device)
        : LoadedModel.load(model, device);
  }

  /** Call when nobody paints with it. */
  @Override
  void close();
}
