package io.atelier.render.font.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontAddressTest {
  private final FontProperties properties =
      Fonts.properties(
          List.of(
              URI.create("https://fonts.example.org"), URI.create("http://plain.example:8000")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://fonts.example.org/a.woff2",
        "https://FONTS.example.org:443/a/b.ttf?v=1",
        "http://plain.example:8000/x"
      })
  void takesAddressesOfTheOriginsAllowed(String address) {
    assertThat(FontAddress.parse(address, properties)).isEqualTo(URI.create(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://fonts.example.org/a.woff2",
        "https://fonts.example.org:444/a",
        "https://fonts.example.org.evil.example/a",
        "https://fonts.example.org@evil.example/a",
        "https://user:pw@fonts.example.org/a",
        "https://evil.example/fonts.example.org",
        "https://fonts.example.org/a#b",
        "file:///etc/passwd",
        "https:fonts.example.org",
        "https://",
        "Comic Sans",
        ""
      })
  void refusesEveryOther(String address) {
    assertThatThrownBy(() -> FontAddress.parse(address, properties))
        .isInstanceOf(FontProblem.UnknownFont.class);
  }
}
