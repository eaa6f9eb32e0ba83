package io.atelier.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PhotoTest {
  @Test
  void isDecidedByItsSeed() {
    byte[] one = Photo.png(Photo.of(64, 48, 1));

    assertThat(Photo.png(Photo.of(64, 48, 1))).isEqualTo(one);
    assertThat(Photo.png(Photo.of(64, 48, 2))).isNotEqualTo(one);
  }

  @Test
  void staysWithinTheBytesAskedFor() throws IOException {
    byte[] jpeg = Photo.jpegOf(Photo.of(640, 480, 1), 100_000);

    assertThat(jpeg).hasSizeBetween(60_000, 100_000);
    assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(640);
  }

  @Test
  void decodesToTheSamePixels_withAComment() throws IOException {
    byte[] plain = Photo.jpeg(Photo.of(64, 48, 1), 0.8f);
    byte[] marked = JpegComment.add(plain, "42");

    assertThat(marked).isNotEqualTo(plain);
    assertThat(pixels(marked)).isEqualTo(pixels(plain));
  }

  @Test
  void visitorsDifferAndFitTheRulesForNames() {
    var one = Visitor.next("data:,");
    var two = Visitor.next("data:,");

    assertThat(one.username()).isNotEqualTo(two.username()).matches("[a-z0-9_]{6,32}");
    assertThat(one.account()).contains("\"confirm_password\":\"password123\"");
  }

  private static int[] pixels(byte[] jpeg) throws IOException {
    var picture = ImageIO.read(new ByteArrayInputStream(jpeg));
    return picture.getRGB(0, 0, 64, 48, null, 0, 64);
  }
}
