package io.atelier.render.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodersTest {
  private final Encoders encoders = new Encoders();

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB})
  void pngKeepsEveryPixel(int type) throws IOException {
    var picture = noise(37, 11, type);

    var read = read(encoders.encode(picture, OutputFormat.PNG, 0));

    assertThat(read.getColorModel().hasAlpha()).isEqualTo(type == BufferedImage.TYPE_INT_ARGB);
    assertThat(pixels(read)).isEqualTo(pixels(picture));
  }

  @Test
  void jpegIsSmaller_whenQualityIsLower() throws IOException {
    var picture = noise(64, 64, BufferedImage.TYPE_INT_RGB);

    byte[] low = encoders.encode(picture, OutputFormat.JPEG, 20);
    byte[] high = encoders.encode(picture, OutputFormat.JPEG, 95);

    assertThat(low.length).isLessThan(high.length);
    assertThat(read(high).getWidth()).isEqualTo(64);
  }

  private static BufferedImage noise(int width, int height, int type) {
    var random = new SplittableRandom(1);
    var picture = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, random.nextInt());
      }
    }
    return picture;
  }

  private static int[] pixels(BufferedImage picture) {
    return picture.getRGB(
        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
  }

  private static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }
}
