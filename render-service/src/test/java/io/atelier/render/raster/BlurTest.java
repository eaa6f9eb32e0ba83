package io.atelier.render.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlurTest {
  private static final int SIZE = 201;

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.9, 2.1, 5, 12, 20})
  void spreadsAsGaussDoes(double sigma) {
    byte[] coverage = new byte[SIZE * SIZE];
    // A line: its profile across is the filter itself, strong enough to measure.
    int bar = (int) Math.ceil(sigma);
    for (int y = 0; y < SIZE; y++) {
      for (int x = -bar; x <= bar; x++) {
        coverage[y * SIZE + SIZE / 2 + x] = (byte) 255;
      }
    }

    Blur.apply(coverage, SIZE, SIZE, sigma);

    double sum = 0;
    double variance = 0;
    for (int x = 0; x < SIZE; x++) {
      double value = (coverage[SIZE / 2 * SIZE + x] & 0xFF) / 255.0;
      sum += value;
      variance += value * (x - SIZE / 2) * (x - SIZE / 2);
    }
    double width = 2 * bar + 1;
    assertThat(sum).isBetween(width * 0.97, width * 1.03);
    double expected = sigma * sigma + (width * width - 1) / 12;
    assertThat(Math.sqrt(variance / sum))
        .isBetween(Math.sqrt(expected) * 0.93, Math.sqrt(expected) * 1.07);
  }
}
