package io.atelier.generation.diffusion;

import org.jspecify.annotations.Nullable;

/**
 * Where a drawing starts and in how many steps it ends.
 *
 * @param start noise of variance 1, or, once begun, a picture under as much noise as its first step
 *     takes away
 * @param picture what to start from instead of noise alone; null for nothing
 * @param steps of the whole way from noise
 * @param first the step to begin with, 0 for all the way
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Trajectory(float[] start, float @Nullable [] picture, int steps, int first) {

  public Trajectory {
    if (steps < 1 || first < 0 || first >= steps) {
      throw new IllegalArgumentException("step %d of %d".formatted(first, steps));
    }
    if (picture != null && picture.length != start.length) {
      throw new IllegalArgumentException("the picture is not as long as the noise");
    }
  }

  /** From noise alone. */
  public static Trajectory ofNoise(long seed, int length, int steps) {
    return new Trajectory(Noise.of(seed, length), null, steps, 0);
  }

  /**
   * From a picture.
   *
   * @param strength how much of the way is gone, above 0 and up to 1: little keeps the picture
   */
  public static Trajectory ofPicture(long seed, float[] picture, int steps, double strength) {
    int gone = Math.clamp(Math.round(steps * strength), 1, steps);
    return new Trajectory(Noise.of(seed, picture.length), picture, steps, steps - gone);
  }

  Trajectory begun(Sampler sampler, NoiseSchedule schedule) {
    if (picture == null) {
      return this;
    }
    double signal = sampler.signal(schedule, steps, first);
    float[] noisy = new float[start.length];
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = (float) (Math.sqrt(signal) * picture[i] + Math.sqrt(1 - signal) * start[i]);
    }
    return new Trajectory(noisy, null, steps, first);
  }
}
