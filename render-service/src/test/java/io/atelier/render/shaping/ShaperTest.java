package io.atelier.render.shaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atelier.render.font.FontFace;
import io.atelier.render.font.FontLibrary;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShaperTest {
  private static final FontLibrary FONTS = new FontLibrary();

  private final Shaper shaper = new Shaper();

  /** Cutting runs into words is an optimisation: it must not show. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noto-sans | To AVATAR, “WAVE” T. Y, 1234567890 T1 1Y fi ffl Ly V: P. r, f) f’ (j",
        "noto-serif | To AVATAR, “WAVE” T. Y, 1234567890 T1 1Y office fjord Ly V: P. r, f)",
        "noto-sans-italic | To AVATAR, “WAVE” T. Y, 1234567890 T1 1Y fi ffl Ly V: P. r, f)",
        "noto-sans-mono | let x = a -> b != c; // 1234",
        "noto-sans | ГУТА, Ту. АУ Γά Υό ΑΥ Τα",
        "noto-sans-cjk | 永和九年、岁在癸丑，暮春之初，会于会稽山阴之兰亭！（修禊事也）",
        "noto-sans-cjk | ヴァーク、アクト。いう・トー「カタカナ」を、てにをは。東京タワー",
        "noto-sans-cjk | 한글 문장 띄어쓰기, 그리고 Latin AV To 123 T45 中文 Wa",
        "noto-sans-cjk-bold | AV To T1 23, 第123号：Render 456 あA。B",
      })
  void givesTheSameGlyphs_byWordsAndAtOnce(String font, String line) {
    FontFace face = FONTS.find(font).orElseThrow().primary();

    assertSame(line, face, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "مرحبا بالعالم، هذا نص 123 عربي. لا إله",
        "خوش آمدید به جهانِ فارسی پژوهش",
        "بֹּקֶר טוֹב, שלום עולם! 123",
        "नमस्ते दुनिया, क्षत्रिय श्री १२३ र्कि।",
        "สวัสดีชาวโลก น้ำ ที่นี่ ๑๒๓ ป่า"
      })
  void givesTheSameGlyphs_inScriptsThatNeedShaping(String line) {
    FontFace face =
        FONTS.find("noto-sans").orElseThrow().chain(Locale.ROOT).find(line.toCharArray(), 0, 1);

    assertSame(
        line,
        Objects.requireNonNull(face),
        Character.getDirectionality(line.charAt(0)) != Character.DIRECTIONALITY_LEFT_TO_RIGHT);
  }

  private void assertSame(String line, FontFace face, boolean rightToLeft) {
    char[] text = line.toCharArray();
    ShapedWord atOnce = new FaceShaper(face).shape(text, 0, text.length, rightToLeft, true);
    for (int time = 0; time < 2; time++) { // the second time from the cache
      ShapedRun byWords = shaper.shape(text, 0, text.length, face, rightToLeft, false);
      int at = 0;
      float x = 0;
      int count = byWords.count();
      assertThat(count).isGreaterThan(3);
      for (int i = 0; i < count; i++) {
        ShapedWord word = byWords.words()[rightToLeft ? count - 1 - i : i];
        for (int glyph = 0; glyph < word.glyphs().length; glyph++) {
          assertThat(word.glyphs()[glyph])
              .as("glyph %d of %s", at, line)
              .isEqualTo(atOnce.glyphs()[at]);
          assertThat(x + word.x()[glyph]).isCloseTo(atOnce.x()[at], within(2e-3f));
          at++;
        }
        x += word.width();
      }
      assertThat(at).isEqualTo(atOnce.glyphs().length);
    }
  }
}
