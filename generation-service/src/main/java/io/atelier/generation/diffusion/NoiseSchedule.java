package io.atelier.generation.diffusion;

/**
 * How much of the signal is left at each timestep a diffusion model was trained with.
 *
 * @param signal the share of the signal's variance, falling from nearly 1; "alphas cumprod"
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NoiseSchedule(double[] signal) {

  public NoiseSchedule {
    signal = signal.clone();
  }

  /** Variances grow linearly, as in "Denoising Diffusion Probabilistic Models". */
  public static NoiseSchedule linear(int timesteps, double first, double last) {
    double[] signal = new double[timesteps];
    double left = 1;
    for (int t = 0; t < timesteps; t++) {
      left *= 1 - (first + (last - first) * t / (timesteps - 1));
      signal[t] = left;
    }
    return new NoiseSchedule(signal);
  }

  /** Standard deviations grow linearly, as in latent diffusion ("scaled linear"). */
  public static NoiseSchedule scaledLinear(int timesteps, double first, double last) {
    double[] signal = new double[timesteps];
    double left = 1;
    double low = Math.sqrt(first);
    double high = Math.sqrt(last);
    for (int t = 0; t < timesteps; t++) {
      double deviation = low + (high - low) * t / (timesteps - 1);
      left *= 1 - deviation * deviation;
      signal[t] = left;
    }
    return new NoiseSchedule(signal);
  }

  int timesteps() {
    return signal.length;
  }

  /** Noise over signal at a timestep, between two of them by the line through both. */
  public double sigma(double timestep) {
    int low = (int) Math.min(timestep, signal.length - 2);
    double share = timestep - low;
    return sigmaAt(low) + share * (sigmaAt(low + 1) - sigmaAt(low));
  }

  private double sigmaAt(int timestep) {
    return Math.sqrt((1 - signal[timestep]) / signal[timestep]);
  }
}
