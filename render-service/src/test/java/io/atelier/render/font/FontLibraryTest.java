package io.atelier.render.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "→", "…", "，", "বা", "த", "త", "ક", "ಕ", "ക", "କ", "ਕ", "ක", "မ", "ក", "ກ", "አ", "ქ", "Հ",
        "ދ", "ܐ", "ߊ", "བོད", "😀"
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

  @ParameterizedTest
  @CsvSource({
    "zh, NotoSansCJKsc-Regular",
    "zh-TW, NotoSansCJKtc-Regular",
    "zh-Hant, NotoSansCJKtc-Regular",
    "zh-Hans-HK, NotoSansCJKsc-Regular",
    "ja, NotoSansCJKjp-Regular",
    "ko, NotoSansCJKkr-Regular",
    "en, NotoSansCJKsc-Regular"
  })
  void takesTheLanguagesFormsOfHan(String language, String id) {
    for (String family : List.of("noto-sans", "noto-sans-cjk")) {
      FallbackChain chain = FONTS.find(family).orElseThrow().chain(Locale.forLanguageTag(language));

      assertThat(chain.find('骨')).extracting(FontFace::id).isEqualTo(id);
      assertThat(chain.find('一')).extracting(FontFace::id).isEqualTo("NotoSansCJKsc-Regular");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "😀",
        "👨\u200D👩\u200D👧",
        "👍🏽",
        "🇩🇪",
        "1\uFE0F\u20E3",
        "❤\uFE0F",
        "☺\uFE0F",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿"
      })
  void drawsEmojiInColor(String emoji) {
    assertThat(face("noto-sans", emoji)).extracting(FontFace::color).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "#", "©", "☺", "❤", "❤\uFE0E", "☎", "™", "→"})
  void drawsAsText_whatIsNoPictureByDefault(String symbol) {
    assertThat(face("noto-sans", symbol)).extracting(FontFace::color).isEqualTo(false);
  }

  private static @Nullable FontFace face(String family, String cluster) {
    return FONTS
        .find(family)
        .orElseThrow()
        .chain(Locale.ROOT)
        .find(cluster.toCharArray(), 0, cluster.length());
  }
}
