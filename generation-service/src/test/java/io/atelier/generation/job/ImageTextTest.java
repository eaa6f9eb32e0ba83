package io.atelier.generation.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "aGVsbG8=",
        "aGVsbG8",
        "aGVs\r\nbG8=",
        "data:image/png;base64,aGVsbG8=",
        "data:image/svg+xml;charset=utf-8;base64,aGVsbG8="
      })
  void decodes_bareBase64AndDataUrls(String text) {
    assertThat(ImageText.decode(text, "image")).asString().isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not base64!", "aGVs bG8=", "data:image/png;base64", "data:image/png,aGVsbG8="})
  void refuses_whatIsNot(String text) {
    assertThatThrownBy(() -> ImageText.decode(text, "ori_image"))
        .isInstanceOfSatisfying(
            JobProblem.BrokenImageText.class,
            problem -> assertThat(problem.errors().getFirst().field()).isEqualTo("ori_image"));
  }
}
