package io.atelier.render.layout;

import com.ibm.icu.text.Bidi;
import io.atelier.render.font.FallbackChain;
import io.atelier.render.font.FontFace;
import io.atelier.render.scene.TextBlock.Direction;
import io.atelier.render.scene.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Step 2: finds the style, the face and the direction of every grapheme cluster. What no face has
 * is replaced by U+FFFD, so that it shows; marks that the face of their letter lacks are left out.
 */
final class Itemizer {
  private static final char REPLACEMENT = '\uFFFD';
  private static final char NOTHING = '\u200B';

  /** The combining grapheme joiner, a mark without a glyph. */
  private static final char NO_MARK = '\u034F';

  private Itemizer() {}

  static Itemized itemize(Paragraph paragraph, Direction direction) {
    char[] text = paragraph.text();
    TextStyle first = paragraph.styles()[0];
    if (text.length == 0) {
      boolean rightToLeft = direction == Direction.RTL;
      return new Itemized(
          text, List.of(), Boundaries.of(text, first.language()), rightToLeft, first, false);
    }
    var boundaries = Boundaries.of(text, first.language());
    Levels levels = Levels.of(text, direction, boundaries.plain());
    List<Run> runs = runs(paragraph, boundaries, levels);
    return new Itemized(text, runs, boundaries, levels.rightToLeft(), first, areSpaced(runs));
  }

  private static List<Run> runs(Paragraph paragraph, Boundaries boundaries, Levels levels) {
    List<Run> runs = new ArrayList<>(4);
    int from = 0;
    for (int i = 0; i < paragraph.ends().length; i++) {
      int end = paragraph.ends()[i];
      addRuns(runs, paragraph, i, from, end, boundaries, levels);
      from = end;
    }
    return runs;
  }

  private static boolean areSpaced(List<Run> runs) {
    for (Run run : runs) {
      if (run.spaced()) {
        return true;
      }
    }
    return false;
  }

  private static void addRuns(
      List<Run> runs,
      Paragraph paragraph,
      int stretch,
      int from,
      int end,
      Boundaries boundaries,
      Levels levels) {
    char[] text = paragraph.text();
    TextStyle style = paragraph.styles()[stretch];
    FallbackChain chain = style.family().chain(style.language());
    int start = from;
    FontFace face = null;
    int at = from;
    while (at < end) {
      int next = boundaries.plain() ? at + 1 : Math.min(end, boundaries.clusterAfter(at));
      FontFace found = faceOf(chain, style, text, at, next);
      if (face != null && (found != face || levels.at(at) != levels.at(start))) {
        runs.add(new Run(start, at, style, face, levels.at(start)));
        start = at;
      }
      face = found;
      at = next;
    }
    if (face != null) {
      runs.add(new Run(start, end, style, face, levels.at(start)));
    }
  }

  private static FontFace faceOf(
      FallbackChain chain, TextStyle style, char[] text, int start, int end) {
    FontFace face = end - start == 1 ? chain.find(text[start]) : chain.find(text, start, end);
    if (face == null) {
      replace(text, start, end);
      face = chain.find(REPLACEMENT);
    }
    if (face == null) {
      return style.family().primary();
    }
    if (end - start > 1) {
      leaveOutMarks(face, text, start, end);
    }
    return face;
  }

  /** One visible replacement a cluster, the rest without width, so that indices stay. */
  private static void replace(char[] text, int start, int end) {
    int base = Character.codePointAt(text, start, end);
    Arrays.fill(text, start, end, NOTHING);
    if (!FallbackChain.isInvisible(base)) {
      text[start] = REPLACEMENT;
    }
  }

  /** A mark that the face of its letter lacks has no place to stand. */
  private static void leaveOutMarks(FontFace face, char[] text, int start, int end) {
    int at = start;
    while (at < end) {
      int character = Character.codePointAt(text, at, end);
      int next = at + Character.charCount(character);
      if (!FallbackChain.draws(face, character)) {
        Arrays.fill(text, at, next, NO_MARK);
      }
      at = next;
    }
  }

  /**
   * Bidi levels (UAX #9).
   *
   * @param levels of every UTF-16 unit, or null if all are 0
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Levels(byte @Nullable [] levels, boolean rightToLeft) {
    static Levels of(char[] text, Direction direction, boolean plain) {
      if (direction != Direction.RTL && (plain || !Bidi.requiresBidi(text, 0, text.length))) {
        return new Levels(null, false);
      }
      byte base =
          switch (direction) {
            case AUTO -> Bidi.LEVEL_DEFAULT_LTR;
            case LTR -> Bidi.LTR;
            case RTL -> Bidi.RTL;
          };
      var bidi = new Bidi();
      bidi.setPara(text, base, null);
      return new Levels(bidi.getLevels(), (bidi.getParaLevel() & 1) == 1);
    }

    byte at(int index) {
      return levels == null ? 0 : levels[index];
    }
  }
}
