package io.atelier.generation.diffusion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ways from noise to a sample, all of them deterministic. */
public enum Sampler {

  /** Song et al. 2020, "Denoising Diffusion Implicit Models", without added noise. */
  @JsonProperty("ddim")
  DDIM {
    @Override
    float[] draw(Denoiser denoiser, NoiseSchedule schedule, Trajectory way, Steps steps) {
      float[] x = way.start();
      int stride = schedule.timesteps() / way.steps();
      for (int step = way.first(); step < way.steps(); step++) {
        int t = (way.steps() - 1 - step) * stride;
        double signal = schedule.signal()[t];
        double next = t - stride >= 0 ? schedule.signal()[t - stride] : 1;
        float[] noise = denoiser.noise(x, t);
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
          double clean = (x[i] - Math.sqrt(1 - signal) * noise[i]) / Math.sqrt(signal);
          y[i] = (float) (Math.sqrt(next) * clean + Math.sqrt(1 - next) * noise[i]);
        }
        x = y;
        steps.done(step + 1, way.steps(), x);
      }
      return x;
    }

    @Override
    double signal(NoiseSchedule schedule, int steps, int step) {
      return schedule.signal()[(steps - 1 - step) * (schedule.timesteps() / steps)];
    }
  },

  /** Karras et al. 2022, "Elucidating the Design Space", algorithm 1 of first order. */
  @JsonProperty("euler")
  EULER {
    @Override
    float[] draw(Denoiser denoiser, NoiseSchedule schedule, Trajectory way, Steps steps) {
      float[] x = unscaled(way, schedule);
      for (int step = way.first(); step < way.steps(); step++) {
        double sigma = sigma(schedule, way.steps(), step);
        double next = sigma(schedule, way.steps(), step + 1);
        float[] noise = noise(denoiser, schedule, way.steps(), step, x);
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
          y[i] = (float) (x[i] + noise[i] * (next - sigma));
        }
        x = y;
        steps.done(step + 1, way.steps(), x);
      }
      return x;
    }
  },

  /** Lu et al. 2022, "DPM-Solver++", multistep of second order. */
  @JsonProperty("dpm++2m")
  DPM_PLUS_PLUS_2M {
    @Override
    float[] draw(Denoiser denoiser, NoiseSchedule schedule, Trajectory way, Steps steps) {
      float[] x = unscaled(way, schedule);
      float[] before = x;
      double lastStep = 0;
      for (int step = way.first(); step < way.steps(); step++) {
        double sigma = sigma(schedule, way.steps(), step);
        double next = sigma(schedule, way.steps(), step + 1);
        float[] noise = noise(denoiser, schedule, way.steps(), step, x);
        float[] clean = new float[x.length];
        for (int i = 0; i < x.length; i++) {
          clean[i] = (float) (x[i] - sigma * noise[i]);
        }
        double length = Math.log(sigma) - Math.log(next);
        boolean first = step == way.first() || next == 0;
        double weight = first ? 0 : length / (2 * lastStep);
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
          double ahead = clean[i] + weight * (clean[i] - before[i]);
          y[i] = (float) (next / sigma * x[i] - Math.expm1(-length) * ahead);
        }
        before = clean;
        lastStep = length;
        x = y;
        steps.done(step + 1, way.steps(), x);
      }
      return x;
    }
  };

  private static final Map<String, Sampler> NAMES =
      Map.of("ddim", DDIM, "euler", EULER, "dpm++2m", DPM_PLUS_PLUS_2M);

  /** The one that manifests and callers call so: {@code ddim}, {@code euler}, {@code dpm++2m}. */
  public static Optional<Sampler> named(@Nullable String name) {
    return name == null ? Optional.empty() : Optional.ofNullable(NAMES.get(name));
  }

  /** Hears of each step; may throw to end the drawing. */
  @FunctionalInterface
  public interface Steps {

    /**
     * @param done from 1
     * @param sample as it is now, not to be changed
     */
    void done(int done, int total, float[] sample);
  }

  /**
   * Draws a sample.
   *
   * @return as long as the start
   */
  public float[] sample(Denoiser denoiser, NoiseSchedule schedule, Trajectory way, Steps steps) {
    return draw(denoiser, schedule, way.begun(this, schedule), steps);
  }

  abstract float[] draw(Denoiser denoiser, NoiseSchedule schedule, Trajectory way, Steps steps);

  /** The share of the signal's variance before a step. */
  double signal(NoiseSchedule schedule, int steps, int step) {
    double sigma = sigma(schedule, steps, step);
    return 1 / (1 + sigma * sigma);
  }

  /** Timesteps are spread evenly from the schedule's last to its first; after them comes clean. */
  static double timestep(NoiseSchedule schedule, int steps, int step) {
    return steps == 1
        ? schedule.timesteps() - 1
        : (schedule.timesteps() - 1.0) * (steps - 1 - step) / (steps - 1);
  }

  static double sigma(NoiseSchedule schedule, int steps, int step) {
    return step == steps ? 0 : schedule.sigma(timestep(schedule, steps, step));
  }

  /** Samples of these methods carry noise of the deviation sigma over a signal of full size. */
  static float[] unscaled(Trajectory way, NoiseSchedule schedule) {
    double sigma = sigma(schedule, way.steps(), way.first());
    float[] x = way.start().clone();
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (x[i] * Math.sqrt(1 + sigma * sigma));
    }
    return x;
  }

  static float[] noise(Denoiser denoiser, NoiseSchedule schedule, int steps, int step, float[] x) {
    double sigma = sigma(schedule, steps, step);
    double scale = 1 / Math.sqrt(1 + sigma * sigma);
    float[] scaled = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      scaled[i] = (float) (x[i] * scale);
    }
    return denoiser.noise(scaled, timestep(schedule, steps, step));
  }
}
