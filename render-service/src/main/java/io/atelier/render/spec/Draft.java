package io.atelier.render.spec;

import io.atelier.render.scene.Scene;
import java.util.Set;

/**
 * A scene as far as it could be read.
 *
 * @param scene valid; with placeholders for what is wanted
 * @param pictures references of pictures to be fetched before it is read again
 * @param fonts names of fonts to be fetched before it is read again
 */
public record Draft(Scene scene, Set<String> pictures, Set<String> fonts) {
  public Draft {
    pictures = Set.copyOf(pictures);
    fonts = Set.copyOf(fonts);
  }

  public boolean complete() {
    return pictures.isEmpty() && fonts.isEmpty();
  }
}
