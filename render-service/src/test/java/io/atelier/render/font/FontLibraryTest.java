package io.atelier.render.font;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(FONTS.names())
        .allSatisfy(
            name ->
                assertThat(FONTS.find(name).orElseThrow().faceFor(character, 0, character.length()))
                    .isNotNegative());
  }

  @Test
  void takesOneFaceForAWholeCluster() {
    var family = FONTS.find("noto-sans").orElseThrow();
    String accented = "e\u0301";

    assertThat(family.faceFor(accented, 0, accented.length())).isZero();
  }

  @Test
  void saysSo_whenNoFaceHasTheCharacter() {
    String unassigned = "\uE000";

    assertThat(FONTS.find("noto-sans").orElseThrow().faceFor(unassigned, 0, 1)).isNegative();
  }
}
