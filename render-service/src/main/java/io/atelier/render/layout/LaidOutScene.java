package io.atelier.render.layout;

import io.atelier.render.scene.Scene;
import java.util.List;

/**
 * A scene whose texts are laid out: what the painter and the SVG writer take.
 *
 * @param width device pixels
 * @param height device pixels
 * @param texts one for each text layer, in the layers' order
 */
public record LaidOutScene(Scene scene, int width, int height, List<TextLayout> texts) {
  public LaidOutScene {
    texts = List.copyOf(texts);
  }
}
