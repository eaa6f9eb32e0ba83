package io.atelier.platform.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void tellsFormatAndSize(ImageFormat format) {
    ImageHeader header = ImageHeader.read(file(format));

    assertThat(header).isEqualTo(new ImageHeader(format, 40, 30, 1));
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void findsOutEveryTruncation(ImageFormat format) {
    byte[] whole = file(format);

    for (int length = 12; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> ImageHeader.read(cut))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(ImageProblem.class)
          .extracting(e -> ((ImageProblem) e).status().value())
          .isEqualTo(422);
    }
  }

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void answersOnlyHeaderOrProblem_whateverBytesAreDamaged(ImageFormat format) {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      byte[] damaged = file(format);
      for (int hit = 0; hit < 4; hit++) {
        damaged[random.nextInt(Math.min(damaged.length, 200))] = (byte) random.nextInt();
      }
      try {
        ImageHeader header = ImageHeader.read(damaged);
        assertThat(header.width()).isPositive();
      } catch (ImageProblem expected) {
        assertThat(expected.status().is4xxClientError()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "GIF89a\1\0\1\0", "<html>", "RIFF\4\0\0\0WAVE", "\u0089PNX\r\n\u001a\n"})
  void refusesWhatIsNoPicture(String content) {
    byte[] file = content.getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> ImageHeader.read(file))
        .isInstanceOf(ImageProblem.class)
        .extracting(e -> ((ImageProblem) e).status().value())
        .isEqualTo(415);
  }

  @Test
  void refusesAFileThatClaimsMorePixelsThanAllowed() {
    byte[] bomb = Pictures.png(Pictures.gradient(4, 4));
    ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);

    assertThatThrownBy(() -> ImageHeader.read(bomb))
        .isInstanceOf(ImageProblem.class)
        .extracting(e -> ((ImageProblem) e).status().value())
        .isEqualTo(413);
  }

  @Test
  void refusesSidesBeyondAnInt() {
    byte[] bomb = Pictures.png(Pictures.gradient(4, 4));
    ByteBuffer.wrap(bomb).putInt(16, -1).putInt(20, -1);

    assertThatThrownBy(() -> ImageHeader.read(bomb)).isInstanceOf(ImageProblem.class);
  }

  @Test
  void refusesAnImageWithoutPixels() {
    byte[] empty = Pictures.png(Pictures.gradient(4, 4));
    ByteBuffer.wrap(empty).putInt(16, 0);

    assertThatThrownBy(() -> ImageHeader.read(empty)).hasMessage("The image has no pixels.");
  }

  @Test
  void ignoresWhatFollowsThePicture() {
    ByteArrayOutputStream polyglot = new ByteArrayOutputStream();
    polyglot.writeBytes(file(ImageFormat.JPEG));
    polyglot.writeBytes("PK\3\4<script>".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(ImageHeader.read(polyglot.toByteArray()).width()).isEqualTo(40);
  }

  @Test
  void tellsUprightSizeOfATurnedPhoto() {
    ImageHeader header =
        ImageHeader.read(Pictures.withExif(file(ImageFormat.JPEG), Pictures.tiff(6)));

    assertThat(header.orientation()).isEqualTo(6);
    assertThat(header.uprightWidth()).isEqualTo(30);
    assertThat(header.uprightHeight()).isEqualTo(40);
  }

  @Test
  void takesOddExifForUpright() {
    byte[] jpeg = file(ImageFormat.JPEG);
    byte[] farAway = Pictures.tiff(6);
    ByteBuffer.wrap(farAway).putInt(4, Integer.MAX_VALUE);
    byte[] endless = Pictures.tiff(6);
    ByteBuffer.wrap(endless).putShort(8, (short) -1).putShort(10, (short) 0);

    assertThat(ImageHeader.read(Pictures.withExif(jpeg, Pictures.tiff(9))).orientation()).isOne();
    assertThat(ImageHeader.read(Pictures.withExif(jpeg, farAway)).orientation()).isOne();
    assertThat(ImageHeader.read(Pictures.withExif(jpeg, endless)).orientation()).isOne();
    assertThat(ImageHeader.read(Pictures.withExif(jpeg, new byte[3])).orientation()).isOne();
    assertThat(ImageHeader.read(Pictures.withExif(jpeg, new byte[60_000])).orientation()).isOne();
  }

  private static byte[] file(ImageFormat format) {
    return new OpenCvCodec().encode(Pictures.gradient(40, 30), format, 90);
  }
}
