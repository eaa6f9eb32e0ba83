package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.image.PixelImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

  @Test
  void repeatsTheEdgesAroundThePicture() {
    PixelImage image = new PixelImage(2, 1, 3, new byte[] {1, 2, 3, 4, 5, 6});

    PixelImage framed = Frame.around(image, 16);

    assertThat(framed.width()).isEqualTo(32);
    assertThat(framed.height()).isEqualTo(32);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        int at = (y * 32 + x) * 3;
        byte[] pixel = Arrays.copyOfRange(framed.data(), at, at + 3);
        assertThat(pixel)
            .isEqualTo(x <= Frame.MARGIN ? new byte[] {1, 2, 3} : new byte[] {4, 5, 6});
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 8", "8, 5", "5, 8", "1, 1", "9, 17"})
  void givesBackWhatItFramed(int width, int height) {
    PixelImage image = numbered(width, height);

    PixelImage back = Frame.inside(Frame.around(image, 8), width, height);

    assertThat(back.data()).isEqualTo(image.data());
  }

  @ParameterizedTest
  @CsvSource({
    "1920, 1080, 768, 768, 432",
    "1080, 1920, 768, 432, 768",
    "640, 480, 768, 640, 480",
    "10000, 3, 768, 768, 1",
    "767, 768, 768, 767, 768"
  })
  void fitsASizeKeepingItsAspect(int width, int height, int longSide, int fitWidth, int fitHeight) {
    assertThat(new Size(width, height).within(longSide)).isEqualTo(new Size(fitWidth, fitHeight));
  }

  private static PixelImage numbered(int width, int height) {
    byte[] data = new byte[width * height * 3];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) i;
    }
    return new PixelImage(width, height, 3, data);
  }
}
