package io.atelier.render.layout;

import io.atelier.render.layout.BlockLayout.Suffixes;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextStyle;
import org.jspecify.annotations.Nullable;

/**
 * A line to be set; lengths are logical pixels before auto-fit.
 *
 * @param largest the style of its largest letters
 * @param last whether its paragraph ends with it
 * @param suffix an ellipsis or a hyphen that is not in the text
 */
record SetLine(
    MeasuredParagraph paragraph,
    int start,
    int end,
    TextStyle largest,
    boolean last,
    @Nullable MeasuredParagraph suffix) {
  private static final char SOFT_HYPHEN = '\u00AD';
  private static final double TOLERANCE = 0.01;

  static SetLine of(MeasuredParagraph paragraph, Line line, Suffixes suffixes) {
    boolean last = line.next() == paragraph.length();
    int end = line.end();
    MeasuredParagraph hyphen = null;
    if (!last && end > line.start() && paragraph.itemized().text()[end - 1] == SOFT_HYPHEN) {
      boolean rightToLeft = paragraph.itemized().rightToLeft();
      hyphen = suffixes.measure("-", paragraph.styleAt(end), rightToLeft);
    }
    TextStyle largest = paragraph.largest(line.start(), end);
    return new SetLine(paragraph, line.start(), end, largest, last, hyphen);
  }

  double width() {
    return paragraph.width(start, end) + (suffix == null ? 0 : suffix.width(0, suffix.length()));
  }

  /** Distance of its baseline from the one before. */
  double advance(TextBlock block) {
    return largest.size() * block.lineHeight();
  }

  /** This line with an ellipsis at its end, before which whole clusters make room. */
  SetLine ellipsized(double lineWidth, Suffixes suffixes, String ellipsis) {
    boolean rightToLeft = paragraph.itemized().rightToLeft();
    MeasuredParagraph dots = suffixes.measure(ellipsis, paragraph.styleAt(end), rightToLeft);
    double room = lineWidth - dots.width(0, dots.length()) + TOLERANCE;
    int cut = end;
    while (cut > start && (paragraph.width(start, cut) > room || isSpaceBefore(cut))) {
      cut = paragraph.itemized().boundaries().clusterBefore(cut);
    }
    return new SetLine(paragraph, start, Math.max(start, cut), largest, true, dots);
  }

  private boolean isSpaceBefore(int at) {
    return Character.isWhitespace(paragraph.itemized().text()[at - 1]);
  }

  String text() {
    String text = new String(paragraph.itemized().text(), start, end - start);
    return suffix == null ? text : text + new String(suffix.itemized().text());
  }
}
