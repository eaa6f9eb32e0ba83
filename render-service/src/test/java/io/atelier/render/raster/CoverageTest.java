package io.atelier.render.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What lies over something leaves of it what it does not cover itself. */
class CoverageTest {
  @Test
  void halvesCoverThreeQuarters() {
    var pool = new ArrayPool<>(1, byte[]::new);
    try (var coverage = new Coverage(pool, new Area(0, 0, 4, 1))) {
      var half = new Mask(new byte[] {(byte) 128, (byte) 255, 0, 0, 0, 0, 0, 0}, 0, 0, 2, 1);

      coverage.add(half, 0, 0);
      coverage.add(half, 0, 0);

      assertThat(coverage.bytes()[0] & 0xFF).isEqualTo(192);
      assertThat(coverage.bytes()[1] & 0xFF).isEqualTo(255);
      assertThat(coverage.bytes()[2]).isZero();
    }
  }

  @Test
  void cutsWhatLiesOutside() {
    var pool = new ArrayPool<>(1, byte[]::new);
    try (var coverage = new Coverage(pool, new Area(10, 10, 12, 12))) {
      byte[] full = new byte[8 * 4];
      Arrays.fill(full, (byte) 255);

      coverage.add(new Mask(full, 0, 0, 4, 4), 7, 11);

      assertThat(coverage.bytes()).startsWith(0, 0, -1, 0);
    }
  }

  @Test
  void levelsCombineAsCoverageDoes() {
    for (int above = 0; above <= Levels.MOST; above++) {
      for (int below = 0; below <= Levels.MOST; below++) {
        double rest = (1 - above / 15.0) * (1 - below / 15.0);

        assertThat(Levels.over(above, below)).isEqualTo((int) Math.round((1 - rest) * 15));
      }
    }
  }
}
