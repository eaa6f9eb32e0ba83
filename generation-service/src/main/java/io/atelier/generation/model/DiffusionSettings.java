package io.atelier.generation.model;

import io.atelier.generation.diffusion.NoiseSchedule;
import io.atelier.generation.diffusion.Sampler;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a latent diffusion model was trained and is sampled best.
 *
 * @param timesteps it was trained with
 * @param schedule {@code scaled_linear}, {@code linear}, or {@code given} for {@code signal}
 * @param betaStart the first step's variance of noise
 * @param betaEnd the last step's
 * @param signal the share of signal left at each timestep, "alphas cumprod"; null unless given
 * @param prediction {@code epsilon}, the noise, or {@code v}, the velocity; null for the noise
 * @param latentChannels of the latents
 * @param latentScale latents are multiplied by this before they are noised
 * @param factor pixels of the picture a latent pixel stands for, in each direction
 * @param imageChannels of the photo's latents that the network takes beside the noisy ones; null
 *     for a network that sees no photo
 * @param steps where the caller names none
 * @param guidance where the caller names none
 * @param imageGuidance where the caller names none; null for 1.5
 * @param strength of starting from a picture, where the caller names none; null for 0.6
 * @param sampler where the caller names none
 * @param mostSteps that a caller may ask for; null for 100
 */
public record DiffusionSettings(
    int timesteps,
    String schedule,
    @Nullable Double betaStart,
    @Nullable Double betaEnd,
    @Nullable List<Double> signal,
    @Nullable String prediction,
    int latentChannels,
    double latentScale,
    int factor,
    @Nullable Integer imageChannels,
    int steps,
    double guidance,
    @Nullable Double imageGuidance,
    @Nullable Double strength,
    String sampler,
    @Nullable Integer mostSteps) {

  private static final String GIVEN = "given";
  private static final String VELOCITY = "v";
  private static final int MOST_STEPS = 100;

  public DiffusionSettings {
    require(timesteps >= 2 && timesteps <= 10_000, "timesteps is " + timesteps);
    require(latentChannels >= 1 && latentChannels <= 64, "latentChannels is " + latentChannels);
    require(latentScale > 0, "latentScale is " + latentScale);
    require(factor >= 1 && factor <= 64, "factor is " + factor);
    require(steps >= 1 && steps <= timesteps, "steps is " + steps);
    require(Sampler.named(sampler).isPresent(), sampler + " is no sampler");
    require(
        prediction == null || prediction.equals("epsilon") || prediction.equals(VELOCITY),
        "prediction is " + prediction);
    require(
        !GIVEN.equals(schedule) || (signal != null && signal.size() == timesteps),
        "signal is not given for each timestep");
    require(GIVEN.equals(schedule) || (betaStart != null && betaEnd != null), "betas are missing");
    signal = signal == null ? null : List.copyOf(signal);
    noise(timesteps, schedule, betaStart, betaEnd, signal);
  }

  /** How noise grows over the timesteps. */
  public NoiseSchedule noise() {
    return noise(timesteps, schedule, betaStart, betaEnd, signal);
  }

  private static NoiseSchedule noise(
      int timesteps,
      String schedule,
      @Nullable Double first,
      @Nullable Double last,
      @Nullable List<Double> signal) {
    return switch (schedule) {
      case "scaled_linear" ->
          NoiseSchedule.scaledLinear(
              timesteps, Objects.requireNonNull(first), Objects.requireNonNull(last));
      case "linear" ->
          NoiseSchedule.linear(
              timesteps, Objects.requireNonNull(first), Objects.requireNonNull(last));
      case GIVEN ->
          new NoiseSchedule(
              Objects.requireNonNull(signal).stream().mapToDouble(Double::doubleValue).toArray());
      default -> throw new IllegalArgumentException("schedule is " + schedule);
    };
  }

  /** Whether the network tells the velocity, not the noise. */
  public boolean tellsVelocity() {
    return VELOCITY.equals(prediction);
  }

  /** Whether the network sees a photo beside the noise, as InstructPix2Pix does. */
  public boolean seesPhoto() {
    return imageChannels != null && imageChannels > 0;
  }

  public Sampler usualSampler() {
    return Sampler.named(sampler).orElseThrow();
  }

  public double usualImageGuidance() {
    return Objects.requireNonNullElse(imageGuidance, 1.5);
  }

  public double usualStrength() {
    return Objects.requireNonNullElse(strength, 0.6);
  }

  public int stepsAllowed() {
    return Math.min(timesteps, Objects.requireNonNullElse(mostSteps, MOST_STEPS));
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
