package io.atelier.generation.inference;

import io.atelier.generation.diffusion.Denoiser;
import io.atelier.generation.diffusion.NoiseSchedule;
import io.atelier.generation.inference.Network.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One drawing's way to ask a network for the noise: classifier-free guidance, of words and, after
 * Brooks et al. 2022 ("InstructPix2Pix"), of a photo, all conditions in one pass of the network.
 * Not for two threads.
 */
final class Guidance implements Denoiser {

  private final Network network;
  private final NoiseSchedule schedule;
  private final boolean tellsVelocity;
  private final long[] shape;
  private final double wordScale;
  private final float @Nullable [] photo;
  private final double photoScale;
  private final int conditions;
  private final Tensor text;
  private float[] clean = {};

  /**
   * @param shape channels, rows and columns of a sample
   * @param wanted what the text encoder makes of the prompt, 1 x L x D
   * @param unwanted likewise, of what shall not be
   * @param wordScale 1 for {@code wanted} alone
   * @param photo its latents, as large as a sample; null for a network that sees none
   * @param photoScale 1 for the photo's condition alone
   */
  Guidance(
      Network network,
      NoiseSchedule schedule,
      boolean tellsVelocity,
      long[] shape,
      Tensor wanted,
      Tensor unwanted,
      double wordScale,
      float @Nullable [] photo,
      double photoScale) {
    this.network = network;
    this.schedule = schedule;
    this.tellsVelocity = tellsVelocity;
    this.shape = shape;
    this.wordScale = wordScale;
    this.photo = photo;
    this.photoScale = photoScale;
    if (photo != null && (wordScale != 1 || photoScale != 1)) {
      this.conditions = 3; // nothing; the photo; the photo and the words
      this.text = stacked(unwanted, unwanted, wanted);
    } else if (wordScale != 1) {
      this.conditions = 2; // nothing; the words
      this.text = stacked(unwanted, wanted);
    } else {
      this.conditions = 1;
      this.text = wanted;
    }
  }

  @Override
  public float[] noise(float[] sample, double timestep) {
    float[] seen = network.run(samples(sample), timesteps(timestep), text).getFirst().values();
    if (seen.length != conditions * sample.length) {
      throw new IllegalStateException(
          "the network gives %d numbers for %d".formatted(seen.length, conditions * sample.length));
    }
    double sigma = schedule.sigma(timestep);
    double signal = 1 / Math.sqrt(1 + sigma * sigma);
    double share = sigma * signal;
    float[] noise = new float[sample.length];
    clean = new float[sample.length];
    for (int i = 0; i < noise.length; i++) {
      double told = guided(seen, i, sample.length);
      double noisy = tellsVelocity ? signal * told + share * sample[i] : told;
      noise[i] = (float) noisy;
      clean[i] = (float) ((sample[i] - share * noisy) / signal);
    }
    return noise;
  }

  private double guided(float[] seen, int i, int length) {
    return switch (conditions) {
      case 1 -> seen[i];
      case 2 -> seen[i] + wordScale * (seen[length + i] - seen[i]);
      default ->
          seen[i]
              + photoScale * (seen[length + i] - seen[i])
              + wordScale * (seen[2 * length + i] - seen[length + i]);
    };
  }

  /** The sample without the noise that was last seen in it. */
  float[] clean() {
    return clean;
  }

  private Tensor samples(float[] sample) {
    int channels = photo == null ? 1 : 2;
    float[] all = new float[conditions * channels * sample.length];
    for (int condition = 0; condition < conditions; condition++) {
      int at = condition * channels * sample.length;
      System.arraycopy(sample, 0, all, at, sample.length);
      if (photo != null && (condition > 0 || conditions == 1)) {
        System.arraycopy(photo, 0, all, at + sample.length, photo.length);
      }
    }
    return new Tensor(all, conditions, channels * shape[0], shape[1], shape[2]);
  }

  private Tensor timesteps(double timestep) {
    float[] all = new float[conditions];
    Arrays.fill(all, (float) timestep);
    return new Tensor(all, conditions);
  }

  private static Tensor stacked(Tensor... one) {
    int length = one[0].values().length;
    float[] all = new float[one.length * length];
    for (int i = 0; i < one.length; i++) {
      System.arraycopy(one[i].values(), 0, all, i * length, length);
    }
    long[] shape = one[0].shape().clone();
    shape[0] = one.length;
    return new Tensor(all, shape);
  }
}
