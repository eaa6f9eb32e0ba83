package io.atelier.render.shaping;

import io.atelier.render.font.FontFace;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.util.Arrays;
import java.util.Map;

/**
 * Shapes with one face by the JDK's HarfBuzz, at one great size: advances without hints scale.
 *
 * <p>Knows where a text may be cut into words without changing its glyphs: whether spaces, digits,
 * Han and kana leave their neighbours alone in this face is tried, not assumed.
 */
final class FaceShaper {
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final float SIZE = 1024;
  private static final float TOLERANCE = 1e-3f;

  /** From here on the JDK numbers glyphs that are not drawn. */
  private static final int INVISIBLE = 0xFFFE;

  private static final String LEFT_TO_RIGHT = "AFKLPRTVWYafkrtvwy.,;:!?-'\"”)(’ΑΓΔΛΥγλАГТУагту";
  private static final String RIGHT_TO_LEFT = "אולקרתابدرملهوية،.";
  private static final String HAN = "漢あ字アA国。T人、한ー글・漢「字」W中V（y文,a！漢”間’本”";

  /** Tells HarfBuzz the script of what follows; the space keeps it from being kerned. */
  private static final String LATIN = "x ";

  private static final String COMMON = "0123456789.,:;!?()-";
  private static final String KANA = "あいうアクトー、。・「いア」（うー）！";

  private final Font font;
  private final Font unligated;
  private final FaceMetrics metrics;
  private final float fixedAdvance;
  private final boolean spacesApart;
  private final boolean digitsApart;
  private final boolean hanApart;
  private final boolean kanaApart;
  private final boolean latinMatters;

  FaceShaper(FontFace face) {
    font = face.awt().deriveFont(SIZE);
    unligated = font.deriveFont(Map.of(TextAttribute.LIGATURES, 0));
    metrics = HorizontalMetrics.of(face);
    fixedAdvance = face.color() ? HorizontalMetrics.widest(face) : 0;
    spacesApart = keepsApart(LEFT_TO_RIGHT, " ", false) && keepsApart(RIGHT_TO_LEFT, " ", true);
    digitsApart = keepsApart(pairsOfDigits(), "", false);
    hanApart = keepsApart(HAN, "", false);
    kanaApart = keepsApart(KANA, "", false);
    latinMatters =
        spacesApart
            && !Arrays.equals(
                shape(COMMON, false).glyphs(), shapeAfterLatin(COMMON, true).glyphs());
  }

  FaceMetrics metrics() {
    return metrics;
  }

  /** Whether a space shapes as if nothing stood beside it, and its neighbours too. */
  boolean spacesApart() {
    return spacesApart;
  }

  boolean digitsApart() {
    return digitsApart;
  }

  /** Whether Han characters leave each other, kana and Latin letters beside them alone. */
  boolean hanApart() {
    return hanApart;
  }

  /** Whether kana and their punctuation are not kerned among each other. */
  boolean kanaApart() {
    return kanaApart;
  }

  /** Whether digits and punctuation have other glyphs among Latin letters than on their own. */
  boolean latinMatters() {
    return latinMatters;
  }

  /** Digits or punctuation as they are among Latin letters, from left to right. */
  ShapedWord shapeAfterLatin(String word, boolean ligatures) {
    ShapedWord all =
        shape((LATIN + word).toCharArray(), 0, LATIN.length() + word.length(), false, ligatures);
    return all.without(LATIN.length());
  }

  /**
   * @param text holds the neighbours, which Arabic letters join
   * @param ligatures off where letters are spaced
   */
  ShapedWord shape(char[] text, int start, int end, boolean rightToLeft, boolean ligatures) {
    if (start == end) {
      return ShapedWord.EMPTY;
    }
    int direction = rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
    GlyphVector shaped =
        (ligatures ? font : unligated).layoutGlyphVector(CONTEXT, text, start, end, direction);
    int count = shaped.getNumGlyphs();
    int[] numbers = shaped.getGlyphCodes(0, count, null);
    float[] positions = shaped.getGlyphPositions(0, count + 1, null);
    int[] characters = shaped.getGlyphCharIndices(0, count, null);
    return fixedAdvance > 0
        ? inColor(numbers, characters, end - start)
        : outlined(numbers, positions, characters, end - start);
  }

  private static ShapedWord outlined(
      int[] numbers, float[] positions, int[] characters, int length) {
    int visible = visible(numbers);
    int[] glyphs = new int[visible];
    int[] of = new int[visible];
    float[] x = new float[visible];
    float[] y = new float[visible];
    float[] moved = new float[length];
    boolean level = true;
    int at = 0;
    for (int i = 0; i < numbers.length; i++) {
      moved[characters[i]] += (positions[2 * i + 2] - positions[2 * i]) / SIZE;
      if (numbers[i] < INVISIBLE) {
        glyphs[at] = numbers[i];
        of[at] = characters[i];
        x[at] = positions[2 * i] / SIZE;
        y[at] = positions[2 * i + 1] / SIZE;
        level &= y[at] == 0;
        at++;
      }
    }
    float width = positions[2 * numbers.length] / SIZE;
    share(moved, characters);
    return new ShapedWord(glyphs, x, level ? new float[0] : y, of, moved, width);
  }

  /** The JDK knows no advances of fonts without outlines; all of an emoji font are alike. */
  private ShapedWord inColor(int[] numbers, int[] characters, int length) {
    int visible = visible(numbers);
    int[] glyphs = new int[visible];
    int[] of = new int[visible];
    float[] x = new float[visible];
    float[] moved = new float[length];
    int at = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < INVISIBLE) {
        glyphs[at] = numbers[i];
        of[at] = characters[i];
        x[at] = at * fixedAdvance;
        moved[characters[i]] += fixedAdvance;
        at++;
      }
    }
    share(moved, characters);
    return new ShapedWord(glyphs, x, new float[0], of, moved, visible * fixedAdvance);
  }

  private static int visible(int[] numbers) {
    int visible = 0;
    for (int number : numbers) {
      if (number < INVISIBLE) {
        visible++;
      }
    }
    return visible;
  }

  /** Gives the units that have no glyph of their own their share of the one before. */
  private static void share(float[] advances, int[] characters) {
    if (characters.length == advances.length) {
      return; // a glyph a unit: the common case; a wrong guess costs a break inside a ligature
    }
    boolean[] own = new boolean[advances.length];
    for (int character : characters) {
      own[character] = true;
    }
    int start = 0;
    for (int i = 1; i <= advances.length; i++) {
      if (i == advances.length || own[i]) {
        float each = advances[start] / (i - start);
        for (int j = start; j < i; j++) {
          advances[j] = each;
        }
        start = i;
      }
    }
  }

  /** Whether characters that this face has shape alike alone and followed by {@code between}. */
  private boolean keepsApart(String characters, String between, boolean rightToLeft) {
    var together = new StringBuilder();
    float width = 0;
    int glyphs = 0;
    long numbers = 0;
    for (int i = 0; i < characters.length(); i++) {
      if (font.canDisplay(characters.charAt(i))) {
        String[] parts = {characters.substring(i, i + 1), between};
        for (String part : parts) {
          ShapedWord alone = shape(part, rightToLeft);
          width += alone.width();
          glyphs += alone.glyphs().length;
          numbers += sum(alone.glyphs());
          together.append(part);
        }
      }
    }
    ShapedWord all = shape(together.toString(), rightToLeft);
    return Math.abs(all.width() - width) < TOLERANCE * Math.max(1, glyphs / 8)
        && all.glyphs().length == glyphs
        && sum(all.glyphs()) == numbers;
  }

  private ShapedWord shape(String text, boolean rightToLeft) {
    return shape(text.toCharArray(), 0, text.length(), rightToLeft, true);
  }

  private static long sum(int[] numbers) {
    long sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  private static String pairsOfDigits() {
    var pairs = new StringBuilder();
    for (char first = '0'; first <= '9'; first++) {
      for (char second = '0'; second <= '9'; second++) {
        pairs.append(first).append(second);
      }
    }
    return pairs.toString();
  }
}
