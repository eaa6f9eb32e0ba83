package io.atelier.generation.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against values computed by another implementation, in make_reference.py. */
class SamplerTest {

  private static final NoiseSchedule SCHEDULE = NoiseSchedule.scaledLinear(1000, 0.00085, 0.012);
  private static final Sampler.Steps UNHEARD = (done, total, sample) -> {};
  private static final JsonNode REFERENCE = reference();

  @ParameterizedTest
  @CsvSource({
    "DDIM, 5",
    "DDIM, 20",
    "EULER, 5",
    "EULER, 20",
    "DPM_PLUS_PLUS_2M, 5",
    "DPM_PLUS_PLUS_2M, 20"
  })
  void drawsWhatTheReferenceDraws(Sampler sampler, int steps) {
    float[] start = floats(REFERENCE.path("start"));
    float[] expected = floats(REFERENCE.path(sampler.name()).path(Integer.toString(steps)));

    float[] drawn =
        sampler.sample(guided(), SCHEDULE, new Trajectory(start, null, steps, 0), UNHEARD);

    for (int i = 0; i < expected.length; i++) {
      assertThat(drawn[i]).isCloseTo(expected[i], within(2e-4f));
    }
  }

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void drawsTheSameTogetherAsAlone(Sampler sampler) {
    List<float[]> alone = IntStream.range(0, 32).mapToObj(seed -> draw(sampler, seed)).toList();

    List<float[]> together =
        IntStream.range(0, 32).parallel().mapToObj(seed -> draw(sampler, seed)).toList();

    for (int i = 0; i < alone.size(); i++) {
      assertThat(together.get(i)).isEqualTo(alone.get(i));
    }
  }

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void findsThePictureBack_whenTheNetworkKnowsTheNoise(Sampler sampler) {
    float[] picture = {0.5f, -0.25f, 0.75f, 0};

    float[] drawn =
        sampler.sample(
            knowing(picture), SCHEDULE, Trajectory.ofPicture(4, picture, 20, 0.6), UNHEARD);

    for (int i = 0; i < picture.length; i++) {
      assertThat(drawn[i]).isCloseTo(picture[i], within(0.05f));
    }
  }

  @ParameterizedTest
  @EnumSource(Sampler.class)
  void takesThePartOfTheStepsThatStrengthAsksFor(Sampler sampler) {
    List<String> told = new ArrayList<>();

    sampler.sample(
        guided(),
        SCHEDULE,
        Trajectory.ofPicture(4, new float[6], 10, 0.3),
        (done, total, sample) -> told.add(done + "/" + total));

    assertThat(told).containsExactly("8/10", "9/10", "10/10");
  }

  @Test
  void givesTheSameNoiseForASeed_ofVarianceOne() {
    float[] noise = Noise.of(7, 100_001);

    double mean = 0;
    double square = 0;
    for (float sample : noise) {
      mean += sample / noise.length;
      square += (double) sample * sample / noise.length;
    }
    assertThat(Noise.of(7, 100_001)).isEqualTo(noise);
    assertThat(Noise.of(8, 100_001)).isNotEqualTo(noise);
    assertThat(mean).isCloseTo(0, within(0.01));
    assertThat(square).isCloseTo(1, within(0.02));
  }

  private static float[] draw(Sampler sampler, int seed) {
    return sampler.sample(guided(), SCHEDULE, Trajectory.ofNoise(seed, 64, 12), UNHEARD);
  }

  private static Denoiser guided() {
    return Denoiser.guided(network(0.7), network(-0.4), 3);
  }

  private static Denoiser network(double condition) {
    return (x, t) -> {
      float[] noise = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        float before = x[Math.floorMod(i - 1, x.length)];
        float after = x[(i + 1) % x.length];
        double mixed = 0.6 * x[i] + 0.3 * before - 0.2 * after;
        noise[i] = (float) (Math.tanh(mixed + condition * Math.cos(i) + 0.001 * t) + 0.1 * x[i]);
      }
      return noise;
    };
  }

  /** Whatever it is shown, it tells apart from this picture. */
  private static Denoiser knowing(float[] picture) {
    return (x, t) -> {
      double sigma = SCHEDULE.sigma(t);
      double signal = 1 / (1 + sigma * sigma);
      float[] noise = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        noise[i] = (float) ((x[i] - Math.sqrt(signal) * picture[i]) / Math.sqrt(1 - signal));
      }
      return noise;
    };
  }

  private static float[] floats(JsonNode array) {
    float[] floats = new float[array.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) array.get(i).asDouble();
    }
    return floats;
  }

  private static JsonNode reference() {
    try (InputStream in = SamplerTest.class.getResourceAsStream("/diffusion/reference.json")) {
      return JsonMapper.builder().build().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
