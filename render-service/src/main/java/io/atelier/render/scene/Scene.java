package io.atelier.render.scene;

import java.util.List;

/**
 * A picture to be drawn.
 *
 * @param width logical pixels
 * @param height logical pixels; 0 for as tall as its text layers need
 * @param scale device pixels a logical pixel: 1, 1.5, 2 or 3
 * @param background under all layers
 * @param layers from the bottom up
 */
public record Scene(
    int width, int height, double scale, Paint background, List<Layer> layers, Output output) {
  /** Longest edge of a picture in device pixels. */
  public static final int MAX_EDGE = 4096;

  /** Most device pixels of a picture: 16 × 2^20. */
  public static final int MAX_PIXELS = 16 << 20;

  public Scene {
    layers = List.copyOf(layers);
  }
}
