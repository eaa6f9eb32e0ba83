package io.atelier.render.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlendTest {
  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void mixesEveryChannelRounded() {
    for (int i = 0; i < 100_000; i++) {
      int above = random.nextInt();
      int below = random.nextInt();
      int share = random.nextInt(256);

      int mixed = Blend.mix(above, below, share);

      for (int shift = 24; shift >= 0; shift -= 8) {
        double exact =
            ((above >> shift & 0xFF) * share + (below >> shift & 0xFF) * (255 - share)) / 255.0;
        assertThat(mixed >> shift & 0xFF).isEqualTo((int) Math.round(exact));
      }
    }
  }

  @Test
  void scalesEveryChannelRounded() {
    for (int i = 0; i < 100_000; i++) {
      int pixel = random.nextInt();
      int factor = random.nextInt(256);

      int scaled = Blend.scale(pixel, factor);

      for (int shift = 24; shift >= 0; shift -= 8) {
        double exact = (pixel >> shift & 0xFF) * factor / 255.0;
        assertThat(scaled >> shift & 0xFF).isEqualTo((int) Math.round(exact));
      }
    }
  }

  @Test
  void neverBrighterThanItsAlpha() {
    for (int i = 0; i < 100_000; i++) {
      int above = Blend.premultiplied(random.nextInt());
      int below = Blend.premultiplied(random.nextInt());

      int over = Blend.over(above, below);

      for (int shift = 16; shift >= 0; shift -= 8) {
        assertThat(over >> shift & 0xFF).isLessThanOrEqualTo(over >>> 24);
      }
    }
  }
}
