package io.atelier.render.spec;

import io.atelier.render.font.FontFamily;
import io.atelier.render.scene.Picture;
import java.util.Map;

/**
 * What a scene names and does not contain, by the names it uses.
 *
 * @param pictures by reference, such as {@code asset:7/9f86…}
 * @param fonts those that are not bundled
 */
public record Materials(Map<String, Picture> pictures, Map<String, FontFamily> fonts) {
  public static final Materials NONE = new Materials(Map.of(), Map.of());

  public Materials {
    pictures = Map.copyOf(pictures);
    fonts = Map.copyOf(fonts);
  }
}
