package io.atelier.render.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Step 4: breaks a paragraph at the opportunities of Unicode's UAX #14, as late as they fit. Spaces
 * at a line's end hang over it. A word wider than the line is broken between grapheme clusters, of
 * which each line takes at least one.
 */
final class LineBreaker {
  /** Sums of advances err in the last bits; a text measured to fit must fit. */
  private static final double TOLERANCE = 0.01;

  /** More than letter spacing that hangs over, or is negative, could give back. */
  private static final double SLACK = 4096;

  private static final char SOFT_HYPHEN = '\u00AD';
  private static final double HYPHEN_EMS = 0.33;

  private final MeasuredParagraph paragraph;
  private final Boundaries boundaries;
  private final char[] text;
  private final double width;

  private LineBreaker(MeasuredParagraph paragraph, double width) {
    this.paragraph = paragraph;
    this.boundaries = paragraph.itemized().boundaries();
    this.text = paragraph.itemized().text();
    this.width = width + TOLERANCE;
  }

  /**
   * @param width of a line in logical pixels
   * @return at least one line; the only one of an empty text is empty
   */
  static List<Line> lines(MeasuredParagraph paragraph, double width) {
    return new LineBreaker(paragraph, width).lines();
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>(4);
    int start = 0;
    do {
      int end = lineEnd(start);
      lines.add(new Line(start, trimmed(start, end), end, !boundaries.line(end)));
      start = end;
    } while (start < text.length);
    return lines;
  }

  private int lineEnd(int start) {
    if (fits(start, text.length)) {
      return text.length;
    }
    int last = start;
    for (int end = start + 1; end <= text.length; end++) {
      if (boundaries.line(end)) {
        if (!fits(start, end)) {
          break;
        }
        last = end;
      } else if (isOver(start, end)) {
        break;
      }
    }
    return last > start ? last : withinWord(start);
  }

  private int withinWord(int start) {
    int last = boundaries.clusterAfter(start);
    for (int end = last; end < text.length; end = boundaries.clusterAfter(end)) {
      if (!fits(start, end)) {
        break;
      }
      last = end;
    }
    return last;
  }

  /** Whether nothing that ends after {@code end} can fit. */
  private boolean isOver(int start, int end) {
    return !Character.isWhitespace(text[end - 1])
        && paragraph.pen()[end] - paragraph.pen()[start] > width + SLACK;
  }

  private boolean fits(int start, int end) {
    return paragraph.width(start, trimmed(start, end)) + hyphen(end) <= width;
  }

  /** Room for the hyphen that shows where a soft one ends a line, as wide as in most fonts. */
  private double hyphen(int end) {
    return end < text.length && text[end - 1] == SOFT_HYPHEN
        ? HYPHEN_EMS * paragraph.styleAt(end).size()
        : 0;
  }

  private int trimmed(int start, int end) {
    int trimmed = end;
    while (trimmed > start && Character.isWhitespace(text[trimmed - 1])) {
      trimmed--;
    }
    return trimmed;
  }
}
