package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.translate.TranslateException;
import io.atelier.generation.model.Canvas;
import io.atelier.platform.image.PixelImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MosaicTest {

  private static final Cancellation NEVER = () -> false;
  private static final Canvas FREE = new Canvas(8, 64, 96, 96, 24, false);
  private static final Canvas FIXED = new Canvas(1, 80, 96, 96, 24, true);

  @ParameterizedTest
  @CsvSource({
    "8, 8, 3",
    "1, 1, 3",
    "5, 8, 4",
    "65, 64, 3",
    "300, 71, 3",
    "71, 300, 4",
    "301, 299, 3"
  })
  void givesThePictureBack_whenTheBrushChangesNothing(int width, int height, int channels)
      throws TranslateException {
    for (Canvas canvas : List.of(FREE, FIXED)) {
      PixelImage picture = opaque(noise(width, height, channels));
      byte[] before = picture.data().clone();

      new Mosaic(picture, canvas).paint(framed -> framed, Progress.NONE, NEVER);

      assertThat(Arrays.equals(picture.data(), before)).isTrue();
    }
  }

  @Test
  void paintsEveryPixelOnce_whereTilesOverlapToo() throws TranslateException {
    PixelImage picture = noise(300, 211, 3);
    byte[] before = picture.data().clone();

    new Mosaic(picture, FREE).paint(MosaicTest::negative, Progress.NONE, NEVER);

    for (int i = 0; i < before.length; i++) {
      assertThat(picture.data()[i]).isEqualTo((byte) ~before[i]);
    }
  }

  /** A brush that looks 6 px around, less than what every tile sees of its neighbours. */
  @ParameterizedTest
  @CsvSource({"300, 211", "114, 114"}) // at 114, three tiles share some pixels
  void paintsWhatOnePassWouldPaint_whenTheOverlapCoversTheBrushsSight(int width, int height)
      throws TranslateException {
    PixelImage tiled = noise(width, height, 3);
    PixelImage whole = new PixelImage(width, height, 3, tiled.data().clone());

    new Mosaic(tiled, FREE).paint(MosaicTest::blurred, Progress.NONE, NEVER);
    new Mosaic(whole, Canvas.free(8, 512)).paint(MosaicTest::blurred, Progress.NONE, NEVER);

    assertThat(Arrays.equals(tiled.data(), whole.data())).isTrue();
  }

  @Test
  void showsTheBrushTheSizesItTakes() throws TranslateException {
    List<Integer> free = new ArrayList<>();
    List<Integer> fixed = new ArrayList<>();

    new Mosaic(noise(300, 211, 3), FREE).paint(noting(free), Progress.NONE, NEVER);
    new Mosaic(noise(20, 7, 3), FIXED).paint(noting(fixed), Progress.NONE, NEVER);

    assertThat(free).allMatch(side -> side <= 96 && side % 8 == 0);
    assertThat(fixed).containsExactly(96, 96);
  }

  @Test
  void fillsAFixedCanvasWithAMirrorOfThePicture() throws TranslateException {
    PixelImage picture = noise(20, 30, 3);
    List<PixelImage> seen = new ArrayList<>();

    new Mosaic(picture, FIXED)
        .paint(
            framed -> {
              seen.add(framed);
              return framed;
            },
            Progress.NONE,
            NEVER);

    PixelImage framed = seen.getFirst();
    int margin = Canvas.MARGIN;
    assertThat(pixel(framed, 3, 10)).isEqualTo(pixel(framed, margin, 10)); // the edge, repeated
    assertThat(pixel(framed, margin + 20 + margin, 10))
        .isEqualTo(pixel(framed, margin + 18, 10)); // the margin, then the mirror
  }

  @Test
  void seesClearPixelsAsWhite_andLeavesAlphaAlone() throws TranslateException {
    PixelImage picture = noise(40, 40, 4);
    byte[] before = picture.data().clone();
    before[3] = 0;
    System.arraycopy(before, 0, picture.data(), 0, before.length);

    new Mosaic(picture, FREE).paint(MosaicTest::negative, Progress.NONE, NEVER);

    assertThat(Arrays.copyOf(picture.data(), 4)).containsExactly(0, 0, 0, 0);
    for (int i = 3; i < before.length; i += 4) {
      assertThat(picture.data()[i]).isEqualTo(before[i]);
    }
  }

  @Test
  void tellsOfEachTile_andStopsAfterTheOneItIsAt_whenCancelled() throws TranslateException {
    List<String> told = new ArrayList<>();
    AtomicInteger painted = new AtomicInteger();
    Mosaic mosaic = new Mosaic(noise(120, 120, 3), FREE);

    assertThatThrownBy(
            () ->
                mosaic.paint(
                    framed -> {
                      painted.incrementAndGet();
                      return framed;
                    },
                    (done, total, preview) -> told.add(done + "/" + total),
                    () -> painted.get() == 3))
        .isInstanceOf(CancellationException.class);

    assertThat(mosaic.passes()).isEqualTo(9);
    assertThat(told).containsExactly("1/9", "2/9", "3/9");
  }

  private static Mosaic.Brush noting(List<Integer> sides) {
    return framed -> {
      sides.add(framed.width());
      sides.add(framed.height());
      return framed;
    };
  }

  private static PixelImage negative(PixelImage image) {
    byte[] out = new byte[image.data().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) ~image.data()[i];
    }
    return new PixelImage(image.width(), image.height(), 3, out);
  }

  /** The mean of 13 pixels along a diagonal; what lies outside counts as black, as in a network. */
  private static PixelImage blurred(PixelImage image) {
    int reach = 6;
    byte[] out = new byte[image.data().length];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        for (int c = 0; c < 3; c++) {
          int sum = 0;
          for (int d = -reach; d <= reach; d++) {
            if (Math.min(x, y) + d >= 0 && x + d < image.width() && y + d < image.height()) {
              sum += image.data()[((y + d) * image.width() + x + d) * 3 + c] & 0xFF;
            }
          }
          out[(y * image.width() + x) * 3 + c] = (byte) (sum / (2 * reach + 1));
        }
      }
    }
    return new PixelImage(image.width(), image.height(), 3, out);
  }

  private static byte[] pixel(PixelImage image, int x, int y) {
    int at = (y * image.width() + x) * 3;
    return Arrays.copyOfRange(image.data(), at, at + 3);
  }

  private static PixelImage opaque(PixelImage image) {
    for (int i = 3; image.hasAlpha() && i < image.data().length; i += 4) {
      image.data()[i] = (byte) 255;
    }
    return image;
  }

  private static PixelImage noise(int width, int height, int channels) {
    byte[] data = new byte[width * height * channels];
    new Random(7).nextBytes(data);
    return new PixelImage(width, height, channels, data);
  }
}
