package io.atelier.render.font.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.FontHinting;
import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.FontVariation;
import io.github.humbleui.skija.Typeface;
import io.github.humbleui.types.Rect;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inter, whose axis is its weight. */
class VariableFontTest {
  private static final float UNITS = 2816;
  private static final byte[] INTER = inter();

  @Test
  void tellsItsAxes() {
    assertThat(VariableFont.isVariable(INTER)).isTrue();
    assertThat(VariableFont.read(INTER).axes()).isEqualTo(List.of(new Axis("wght", 100, 400, 900)));
  }

  @Test
  void isPlain_onceMade() {
    assertThat(VariableFont.isVariable(VariableFont.read(INTER).at(Map.of("wght", 700.0))))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 250, 400, 650, 900, 5000})
  void drawsEveryGlyphAsSkiaDoes(double weight) throws IOException, FontFormatException {
    byte[] plain = VariableFont.read(INTER).at(Map.of("wght", weight));

    Font font =
        Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(plain)).deriveFont(UNITS);
    int[] numbers = IntStream.range(0, font.getNumGlyphs()).toArray();
    GlyphVector glyphs = font.createGlyphVector(new FontRenderContext(null, true, true), numbers);
    io.github.humbleui.skija.Font skia = skia((float) weight);
    short[] shorts = new short[numbers.length];
    IntStream.range(0, shorts.length).forEach(i -> shorts[i] = (short) numbers[i]);
    float[] widths = skia.getWidths(shorts);
    assertThat(numbers).hasSizeGreaterThan(60);
    for (int i = 0; i < numbers.length; i++) {
      Rectangle2D ours = glyphs.getGlyphOutline(i, 0, 0).getBounds2D();
      Rect theirs = skia.getPath(shorts[i]).computeTightBounds();
      assertThat(glyphs.getGlyphMetrics(i).getAdvanceX())
          .as("advance of %d", i)
          .isCloseTo(widths[i], within(2f));
      if (theirs.isEmpty()) {
        assertThat(ours.isEmpty()).isTrue();
        continue;
      }
      double left = ours.getMinX() - glyphs.getGlyphPosition(i).getX();
      assertThat(left).as("left of %d", i).isCloseTo(theirs.getLeft(), within(2.0));
      assertThat(ours.getWidth()).as("width of %d", i).isCloseTo(theirs.getWidth(), within(2.0));
      assertThat(ours.getHeight()).as("height of %d", i).isCloseTo(theirs.getHeight(), within(2.0));
    }
  }

  @Test
  void growsHeavier_withItsWeight() throws IOException, FontFormatException {
    assertThat(width("m", 900)).isGreaterThan(width("m", 400)).isGreaterThan(width("m", 100));
  }

  @Test
  void saysSo_whenTheFontIsBroken() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      byte[] broken = INTER.clone();
      for (int hit = 0; hit < 1 + i % 8; hit++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      if (i % 5 == 0) {
        broken = Arrays.copyOf(broken, random.nextInt(broken.length));
      }
      takesOrRejects(broken);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> VariableFont.read(new byte[0]));
  }

  private static void takesOrRejects(byte[] font) {
    try {
      assertThat(VariableFont.read(font).at(Map.of("wght", 777.0))).isNotEmpty();
    } catch (IllegalArgumentException expected) {
      assertThat(expected).hasMessageNotContainingAny("null");
    }
  }

  private static double width(String text, double weight) throws IOException, FontFormatException {
    byte[] plain = VariableFont.read(INTER).at(Map.of("wght", weight));
    return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(plain))
        .deriveFont(UNITS)
        .createGlyphVector(new FontRenderContext(null, true, true), text)
        .getGlyphMetrics(0)
        .getAdvanceX();
  }

  private static io.github.humbleui.skija.Font skia(float weight) {
    Typeface typeface =
        FontMgr.getDefault()
            .makeFromData(Data.makeFromBytes(INTER))
            .makeClone(new FontVariation("wght", weight));
    var font = new io.github.humbleui.skija.Font(typeface, UNITS);
    font.setHinting(FontHinting.NONE);
    font.setSubpixel(true);
    font.setMetricsLinear(true);
    return font;
  }

  private static byte[] inter() {
    try (InputStream in =
        VariableFontTest.class.getResourceAsStream("/fonts-variable/InterSubset.ttf")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
