package io.atelier.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.ImageProblem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AvatarTest {

  private static final byte[] PNG = picture("png");

  @ParameterizedTest
  @ValueSource(strings = {"", "data:image/png;base64,", "data:image/jpeg;base64,", "data:;base64,"})
  void readsBase64_withAnyPrefixOrNone(String prefix) {
    Avatar avatar = Avatar.parse(prefix + Base64.getEncoder().encodeToString(PNG) + "\n");

    assertThat(avatar).isNotNull();
    assertThat(avatar.format()).isEqualTo(ImageFormat.PNG);
    assertThat(avatar.bytes()).isEqualTo(PNG);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = " ")
  void isAbsent_whenNothingWasSent(String sent) {
    assertThat(Avatar.parse(sent)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!!", "data:image/png;base64,iVBOR w0KGgo=", "iVBORw0KGgo==="})
  void refusesBrokenBase64(String sent) {
    assertThatExceptionOfType(AccountProblem.AvatarUndecodable.class)
        .isThrownBy(() -> Avatar.parse(sent))
        .satisfies(problem -> assertThat(problem.status().value()).isEqualTo(422));
  }

  @Test
  void refusesWhatIsNoPicture() {
    String text = Base64.getEncoder().encodeToString("hello".getBytes());

    assertThatExceptionOfType(ImageProblem.class)
        .isThrownBy(() -> Avatar.parse("data:image/png;base64," + text))
        .satisfies(problem -> assertThat(problem.status().value()).isEqualTo(415));
  }

  @Test
  void refusesAPictureCutShort() {
    String half = Base64.getEncoder().encodeToString(Arrays.copyOf(PNG, PNG.length / 2));

    assertThatExceptionOfType(ImageProblem.class)
        .isThrownBy(() -> Avatar.parse(half))
        .satisfies(problem -> assertThat(problem.status().value()).isEqualTo(422));
  }

  private static byte[] picture(String format) {
    try {
      var file = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
