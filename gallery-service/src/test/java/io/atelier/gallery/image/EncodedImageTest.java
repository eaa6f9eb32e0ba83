package io.atelier.gallery.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class EncodedImageTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AQID",
        "data:image/png;base64,AQID",
        "data:;base64,AQID",
        "data:image/png;charset=x;base64,AQID"
      })
  void readsBase64_bareOrAsDataUrl(String text) {
    assertThat(read(JSON.writeValueAsString(text)).bytes()).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AQI D", "AQ-_", "A", "data:image/png;base64", "data:image/png,AQID"})
  void rejectsWhatIsNotBase64(String text) {
    assertThatThrownBy(() -> read(JSON.writeValueAsString(text)))
        .isInstanceOf(EncodedImage.BrokenBase64.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "true", "[]", "{}"})
  void rejectsWhatIsNoString(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void readsNullAsNull() {
    assertThat(read("null")).isNull();
  }

  private static EncodedImage read(String json) {
    return JSON.readValue(json, EncodedImage.class);
  }
}
