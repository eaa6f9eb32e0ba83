package io.atelier.generation.inference;

import io.atelier.platform.image.PixelImage;
import java.util.function.Supplier;

/** Hears how far a picture is. */
@FunctionalInterface
public interface Progress {

  /** Hears nothing. */
  Progress NONE = (done, total, preview) -> {};

  /**
   * Called on the worker's thread after each tile or step, the last included, so it must be quick.
   *
   * @param done from 1
   * @param preview the picture as it stands, to be looked at before this call returns only: painted
   *     on meanwhile
   */
  void step(int done, int total, Supplier<PixelImage> preview);
}
