package io.atelier.generation.diffusion;

import java.util.SplittableRandom;

/** Gaussian noise by lot: the same seed gives the same numbers on every machine. */
final class Noise {

  private Noise() {}

  /** By Box and Muller's method; {@link StrictMath} has the same last bit everywhere. */
  static float[] of(long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noise = new float[length];
    for (int i = 0; i < length; i += 2) {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      double angle = 2 * Math.PI * random.nextDouble();
      noise[i] = (float) (radius * StrictMath.cos(angle));
      if (i + 1 < length) {
        noise[i + 1] = (float) (radius * StrictMath.sin(angle));
      }
    }
    return noise;
  }
}
