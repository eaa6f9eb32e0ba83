package io.atelier.generation.model;

/**
 * How a model counts colour.
 *
 * @param low a sample's value for 0 of 255
 * @param high a sample's value for 255 of 255
 * @param bgr whether blue comes first, in and out; else red
 */
public record Samples(float low, float high, boolean bgr) {

  public Samples {
    if (!(low < high)) {
      throw new IllegalArgumentException("range is [%s, %s]".formatted(low, high));
    }
  }
}
