package io.atelier.render.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FontLibraryTest {
  private static final FontLibrary FONTS = new FontLibrary();

  @Test
  void findsAFamilyByItsHumanName() {
    assertThat(FONTS.find(" Noto Sans CJK ")).map(FontFamily::name).hasValue("noto-sans-cjk");
    assertThat(FONTS.find("Comic Sans")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A", "é", "Ж", "Ω", "中", "繁", "體", "あ", "カ", "峠", "한", "뷁", "ש", "ع", "ก", "ह", "∑", "★",
        "→", "…", "，"
      })
  void everyFamilyDrawsEveryBundledScript(String character) {
    assertThat(FONTS.names()).allSatisfy(name -> assertThat(face(name, character)).isNotNull());
  }

  @Test
  void takesOneFaceForAWholeCluster() {
    assertThat(face("noto-sans", "e\u0301"))
        .isSameAs(FONTS.find("noto-sans").orElseThrow().primary());
  }

  @Test
  void saysSo_whenNoFaceHasTheCharacter() {
    assertThat(face("noto-sans", "\uE000")).isNull();
  }

  private static @Nullable FontFace face(String family, String cluster) {
    return FONTS
        .find(family)
        .orElseThrow()
        .chain(Locale.ROOT)
        .find(cluster.toCharArray(), 0, cluster.length());
  }
}
