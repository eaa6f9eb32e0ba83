package io.atelier.render.layout;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Step 4: breaks a paragraph at the opportunities of Unicode's UAX #14, as late as they fit. A word
 * wider than the line is broken between grapheme clusters, of which each line takes at least one.
 */
final class LineBreaker {
  /** Sums of advances err in the last bits; a text measured to fit must fit. */
  private static final double TOLERANCE = 0.01;

  private final String text;
  private final double[] penAt;
  private final double width;
  private final BreakIterator opportunities = BreakIterator.getLineInstance(Locale.ROOT);
  private final BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);

  private LineBreaker(String text, double[] advances, double width) {
    this.text = text;
    this.penAt = sums(advances);
    this.width = width + TOLERANCE;
    opportunities.setText(text);
    clusters.setText(text);
  }

  /**
   * @param advances of every UTF-16 unit of {@code text}
   * @param width of a line, in the same unit
   * @return at least one line; the only one of an empty text is empty
   */
  static List<Line> lines(String text, double[] advances, double width) {
    return new LineBreaker(text, advances, width).lines();
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    do {
      int end = lineEnd(start);
      lines.add(new Line(start, trimmed(start, end)));
      start = end;
    } while (start < text.length());
    return lines;
  }

  private int lineEnd(int start) {
    if (fits(start, text.length())) {
      return text.length();
    }
    int end = lastFitting(opportunities, start);
    return end > start ? end : Math.max(lastFitting(clusters, start), clusters.following(start));
  }

  /** The last boundary up to which the text from {@code start} fits; {@code start} if none does. */
  private int lastFitting(BreakIterator boundaries, int start) {
    int last = start;
    for (int next = boundaries.following(start);
        next != BreakIterator.DONE && fits(start, next);
        next = boundaries.next()) {
      last = next;
    }
    return last;
  }

  private boolean fits(int start, int end) {
    return penAt[trimmed(start, end)] - penAt[start] <= width;
  }

  private int trimmed(int start, int end) {
    int trimmed = end;
    while (trimmed > start && Character.isWhitespace(text.charAt(trimmed - 1))) {
      trimmed--;
    }
    return trimmed;
  }

  private static double[] sums(double[] advances) {
    double[] sums = new double[advances.length + 1];
    for (int i = 0; i < advances.length; i++) {
      sums[i + 1] = sums[i] + advances[i];
    }
    return sums;
  }
}
