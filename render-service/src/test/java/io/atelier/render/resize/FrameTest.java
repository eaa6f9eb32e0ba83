package io.atelier.render.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atelier.platform.image.Conversion;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
  /** Part shown as {@code x,y,width,height}, then the result's size. */
  @ParameterizedTest
  @CsvSource({
    "1024, 768, 320, 240, CONTAIN, 0 0 1024 768 320 240",
    "1000, 500, 100, 100, CONTAIN, 0 0 1000 500 100 50",
    "500, 1000, 100, 100, CONTAIN, 0 0 500 1000 50 100",
    "1000, 500, 100, 100, COVER, 250 0 500 500 100 100",
    "500, 1000, 100, 100, COVER, 0 250 500 500 100 100",
    "1000, 500, 100, 100, FILL, 0 0 1000 500 100 100",
    "1000, 500, 100, , COVER, 0 0 1000 500 100 50",
    "1000, 500, , 100, CONTAIN, 0 0 1000 500 200 100",
    "1000, 500, , 100, FILL, 0 0 1000 500 200 100",
    "1000, 500, , , COVER, 0 0 1000 500 1000 500",
    "100, 100, 400, 400, CONTAIN, 0 0 100 100 400 400",
    "30000, 1, 100, 100, CONTAIN, 0 0 30000 1 100 1",
    "30000, 2, 8, 8, COVER, 14999 0 2 2 8 8"
  })
  void choosesPartAndSize(
      int width, int height, @Nullable Integer asked, @Nullable Integer tall, Fit fit, String out) {
    Conversion to = around(width, height, new Frame(asked, tall, fit));

    assertThat(
            "%d %d %d %d %d %d"
                .formatted(
                    to.x(), to.y(), to.cropWidth(), to.cropHeight(), to.width(), to.height()))
        .isEqualTo(out);
  }

  @Test
  void countsThePictureUpright() {
    var lying = new ImageHeader(ImageFormat.JPEG, 400, 200, 6);

    Conversion to = new Frame(100, 100, Fit.CONTAIN).around(lying, ImageFormat.JPEG, 85);

    assertThat(to.width()).isEqualTo(50);
    assertThat(to.height()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, 401, 401, CONTAIN",
    "100, 2, 100, 100, FILL",
    "100, 2, 100, 100, COVER",
    "2000, 1100, 4097, , FILL",
    "1100, 2000, 4096, , FILL"
  })
  void refusesToEnlargeMoreThanMakesSense(
      int width, int height, @Nullable Integer asked, @Nullable Integer tall, Fit fit) {
    var frame = new Frame(asked, tall, fit);

    assertThatThrownBy(() -> around(width, height, frame))
        .isInstanceOf(ResizeProblem.EnlargedTooMuch.class);
  }

  private static Conversion around(int width, int height, Frame frame) {
    return frame.around(new ImageHeader(ImageFormat.PNG, width, height, 1), ImageFormat.PNG, 85);
  }
}
