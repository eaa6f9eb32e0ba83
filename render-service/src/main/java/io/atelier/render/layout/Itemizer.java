package io.atelier.render.layout;

import com.ibm.icu.text.BreakIterator;
import io.atelier.render.font.FontFamily;
import java.awt.Font;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Step 2: finds the face and the direction of every grapheme cluster. What no face has is replaced
 * by U+FFFD, so that it shows.
 */
final class Itemizer {
  private static final char REPLACEMENT = '\uFFFD';

  private final FontFamily family;
  private final List<Font> sized;

  /**
   * @param size in device pixels
   */
  Itemizer(FontFamily family, float size) {
    this.family = family;
    this.sized = family.faces().stream().map(face -> face.awt().deriveFont(size)).toList();
  }

  Itemized itemize(String paragraph) {
    if (paragraph.isEmpty()) {
      return new Itemized("", List.of(), false);
    }
    var text = new StringBuilder(paragraph);
    int[] faces = chooseFaces(paragraph, text);
    var bidi = new Bidi(text.toString(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    return new Itemized(text.toString(), runs(faces, bidi), !bidi.baseIsLeftToRight());
  }

  /** The index of the face of every UTF-16 unit; puts replacements into {@code text}. */
  private int[] chooseFaces(String paragraph, StringBuilder text) {
    int[] faces = new int[paragraph.length()];
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(paragraph);
    int start = clusters.first();
    for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
      int face = family.faceFor(paragraph, start, end);
      if (face < 0) {
        replace(text, start, end);
        face = Math.max(0, family.faceFor(String.valueOf(REPLACEMENT), 0, 1));
      }
      for (int i = start; i < end; i++) {
        faces[i] = face;
      }
      start = end;
    }
    return faces;
  }

  /** One visible replacement a cluster, the rest zero-width, so that indices stay. */
  private static void replace(StringBuilder text, int start, int end) {
    text.setCharAt(start, REPLACEMENT);
    for (int i = start + 1; i < end; i++) {
      text.setCharAt(i, '\u200B');
    }
  }

  private List<Run> runs(int[] faces, Bidi bidi) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= faces.length; i++) {
      if (i == faces.length
          || faces[i] != faces[start]
          || bidi.getLevelAt(i) != bidi.getLevelAt(start)) {
        runs.add(
            new Run(
                start,
                i,
                family.faces().get(faces[start]),
                sized.get(faces[start]),
                bidi.getLevelAt(start)));
        start = i;
      }
    }
    return List.copyOf(runs);
  }
}
