package io.atelier.render.delivery;

import io.atelier.render.scene.Scene;
import java.util.List;

/**
 * A scene ready to be drawn.
 *
 * @param standIns names of fonts that could not be had, for which the default font stands in
 */
public record ReadScene(Scene scene, List<String> standIns) {
  public ReadScene {
    standIns = List.copyOf(standIns);
  }
}
