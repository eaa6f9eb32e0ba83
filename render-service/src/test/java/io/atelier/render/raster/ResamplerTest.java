package io.atelier.render.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  @ParameterizedTest
  @CsvSource({"7, 3", "3, 7", "100, 1", "1, 100", "64, 64"})
  void keepsAnEvenColor(int from, int to) {
    int[] source = new int[from * from];
    Arrays.fill(source, 0x80402010);

    int[] scaled = scale(source, from, to);

    assertThat(scaled).hasSize(to * to).containsOnly(0x80402010);
  }

  @Test
  void takesTheMean_whenItShrinks() {
    int[] source = {0xFF000000, 0xFFFFFFFF, 0xFFFFFFFF, 0xFF000000};

    int[] scaled = scale(source, 2, 1);

    assertThat(scaled[0] & 0xFF).isBetween(127, 128);
  }

  @Test
  void keepsEveryPixel_whenTheSizeStays() {
    int[] source = new int[5 * 5];
    Arrays.setAll(source, i -> 0xFF000000 | i * 7919);

    assertThat(scale(source, 5, 5)).isEqualTo(source);
  }

  @Test
  void neverBrighterThanItsAlpha_whenItGrows() {
    int[] source = {0x80008000, 0x80800080, 0x80800080, 0x80008000};

    for (int pixel : scale(source, 2, 33)) {
      for (int shift = 16; shift >= 0; shift -= 8) {
        assertThat(pixel >> shift & 0xFF).isLessThanOrEqualTo(pixel >>> 24);
      }
    }
  }

  private static int[] scale(int[] source, int from, int to) {
    double step = (double) from / to;
    return Resampler.scale(source, from, from, 0, 0, step, step, to, to);
  }
}
