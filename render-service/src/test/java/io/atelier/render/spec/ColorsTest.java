package io.atelier.render.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorsTest {
  @ParameterizedTest
  @CsvSource({
    "#f80, ffff8800",
    "#F808, 88ff8800",
    "#ff8800, ffff8800",
    "#ff880080, 80ff8800",
    "RebeccaPurple, ff663399",
    "transparent, 0",
    "' white ', ffffffff",
    "'rgb(255, 136, 0)', ffff8800",
    "'rgb(255 136 0 / 50%)', 80ff8800",
    "'rgba(100%, 0%, 0%, .25)', 40ff0000",
    "'hsl(270 50% 40%)', ff663399",
    "'hsla(0.75turn, 50%, 40%, 0)', 00663399"
  })
  void readsCssColors(String written, String argb) {
    assertThat(Colors.parse(written)).hasValue(Integer.parseUnsignedInt(argb, 16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "#ff",
        "#fffff",
        "#ggg",
        "fff",
        "blurple",
        "rgb(1,2)",
        "rgb(1,2,x)",
        "hsl(1,2,3)",
        "#12345６",
        "url(1 2 3)"
      })
  void isEmpty_whenItIsNoColor(String written) {
    assertThat(Colors.parse(written)).isEmpty();
  }

  @Test
  void laysTranslucentColorsOnWhite() {
    assertThat(Colors.onWhite(0)).isEqualTo(0xFFFFFFFF);
    assertThat(Colors.onWhite(0x80000000)).isEqualTo(0xFF7F7F7F);
    assertThat(Colors.onWhite(0xFF123456)).isEqualTo(0xFF123456);
  }
}
