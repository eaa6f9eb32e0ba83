package io.atelier.generation.diffusion;

/** A network that tells the noise in a sample. */
@FunctionalInterface
public interface Denoiser {

  /**
   * @param sample scaled so that signal and noise together have variance 1; not to be changed
   * @param timestep from 0, nearly clean, to the schedule's last, nearly noise; may be fractional
   * @return the noise, as long as the sample
   */
  float[] noise(float[] sample, double timestep);

  /**
   * Classifier-free guidance: away from what the network sees without a condition, or with the one
   * that is not wanted.
   *
   * @param scale 1 for {@code wanted} alone; more follows the condition harder
   */
  static Denoiser guided(Denoiser wanted, Denoiser unwanted, double scale) {
    if (scale == 1) {
      return wanted;
    }
    return (sample, timestep) -> {
      float[] towards = wanted.noise(sample, timestep);
      float[] away = unwanted.noise(sample, timestep);
      float[] noise = new float[sample.length];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) (away[i] + scale * (towards[i] - away[i]));
      }
      return noise;
    };
  }
}
