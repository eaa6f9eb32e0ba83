package io.atelier.render.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atelier.render.font.FontFace;
import io.atelier.render.layout.TextLayout.GlyphRun;
import io.atelier.render.scene.TextBlock.Alignment;
import io.atelier.render.scene.TextBlock.Direction;
import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same texts set by Skia, which browsers and phones use: the same line breaks, the same glyphs
 * in the same order at the same places, and none missing.
 */
class SkiaComparisonTest {
  private static final float SIZE = 20;

  @ParameterizedTest
  @EnumSource
  void breaksLinesWhereSkiaDoes(WorldLines script) {
    List<String> different = new ArrayList<>();
    for (String text : script.lines()) {
      for (float width : new float[] {240, 300, 420}) {
        if (!brokenAsBySkia(text, width, script.language())) {
          different.add(text);
        }
      }
    }

    assertThat(different).hasSizeLessThanOrEqualTo(differencesAllowed(script));
  }

  /**
   * ICU finds words of these by dictionaries, which differ between Skia's version of it and ours.
   */
  private static int differencesAllowed(WorldLines script) {
    return switch (script) {
      case KHMER, LAO, MYANMAR -> WorldLines.LINES;
      default -> 0;
    };
  }

  @ParameterizedTest
  @EnumSource
  void setsTheGlyphsThatSkiaSets(WorldLines script) {
    for (String text : script.lines()) {
      assertSetsAlike(text, script.language(), 0.05f);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The price (in “euros”) is 1,234.50 € – or $1,400; see https://example.org/a/b?c=d#e-f.",
        "“Quote” ‘single’ state-of-the-art e-mail@example.org 50 % 3/4 2026-11-21 +49 30 123",
        "床前明月光，疑是地上霜。「举头望明月」、『低头思故乡』！？……——（李白）《静夜思》",
        "東京ディズニーランドへ行きました。ちょっと、きゃっと。「こんにちは」とヴァイオリン…",
        "안녕하세요, 세계! 한국어 문장의 띄어쓰기와 줄바꿈을 (시험)합니다. 2026년 11월",
        "He said שלום (abc 123) עולם, and left; then مرحبا 456 بالعالم! followed.",
        "مرحبا Hello (123) بالعالم، ١٢٣٤ نص: عربي/English؟ السلام عليكم ورحمة الله",
        "שלום, עולם! בְּרֵאשִׁית 1,234 (Latin) סוף־שבוע",
        "क्षत्रिय ज्ञान श्रृंखला र्क्य द्ध्र्य हिन्दी में १२३ (Latin) पाठ।",
        "e\u0301a\u0308o\u0323\u0302 Việt Nam x\u0304\u0323 combining q\u0307 marks",
        "∑ ∫ √2 ≈ 1.414 → ∞ ≠ ∅ ★ ☎ ♠ ½ ² ©®™ №",
      })
  void doesAsSkiaDoes(String text) {
    assertThat(brokenAsBySkia(text, 300, Locale.ROOT)).isTrue();
    assertSetsAlike(text, Locale.ROOT, 0.05f);
  }

  @Test
  void setsEmojiAsSkiaDoes() {
    assertSetsAlike(
        "Emoji 😀👨\u200D👩\u200D👧\u200D👦👍🏽🇩🇪🇯🇵 1\uFE0F\u20E3 ❤\uFE0F ☺ and text after them 🏳\uFE0F\u200D🌈",
        Locale.ROOT,
        0.5f); // Skia takes the widths of the bitmaps, we those of the font
  }

  private static boolean brokenAsBySkia(String text, float width, Locale language) {
    TextStyle style = Styles.of("noto-sans", SIZE, 0, language);
    var skia = Skia.lines(text, faces(style), SIZE, width, language);

    List<String> lines = Card.of(new TextRun(text, style)).wide(width).lay().lines();

    assertThat(skia.unresolved()).isZero();
    return lines.equals(skia.lines());
  }

  private static void assertSetsAlike(String text, Locale language, float tolerance) {
    TextStyle style = Styles.of("noto-sans", SIZE, 0, language);
    var run = new TextRun(text, style);
    var paragraph = Itemizer.itemize(Paragraphs.of(List.of(run)).getFirst(), Direction.AUTO);
    var skia = Skia.glyphs(text, faces(paragraph), SIZE, paragraph.rightToLeft(), language);

    TextLayout layout = Card.of(run).wide(100_000).aligned(Alignment.LEFT).lay();

    List<Skia.Glyph> glyphs = glyphs(layout);
    assertThat(glyphs).extracting(Skia.Glyph::number).doesNotContain(0);
    assertThat(glyphs)
        .as(text)
        .extracting(Skia.Glyph::number)
        .isEqualTo(skia.stream().map(Skia.Glyph::number).toList());
    for (int i = 0; i < skia.size(); i++) {
      assertThat(glyphs.get(i).x())
          .as("glyph %d of %s", i, text)
          .isCloseTo(skia.get(i).x(), within(tolerance));
    }
  }

  private static List<Skia.Glyph> glyphs(TextLayout layout) {
    List<Skia.Glyph> glyphs = new ArrayList<>();
    for (GlyphRun run : layout.runs()) {
      for (int i = 0; i < run.glyphs().length; i++) {
        glyphs.add(
            new Skia.Glyph(run.face().id(), run.glyphs()[i], run.x()[i] - (float) Card.LEFT));
      }
    }
    return glyphs;
  }

  /** The region's face stands before the mainland's. */
  private static List<FontFace> faces(TextStyle style) {
    FontFace regional = style.family().chain(style.language()).find('骨');
    Set<FontFace> faces = new LinkedHashSet<>();
    for (FontFace face : style.family().faces()) {
      if (face.id().startsWith("NotoSansCJKsc")) {
        faces.add(regional);
      }
      faces.add(face);
    }
    return List.copyOf(faces);
  }

  private static FontFace[] faces(Itemized paragraph) {
    FontFace[] faces = new FontFace[paragraph.text().length];
    for (Run run : paragraph.runs()) {
      for (int i = run.start(); i < run.end(); i++) {
        faces[i] = run.face();
      }
    }
    return faces;
  }
}
