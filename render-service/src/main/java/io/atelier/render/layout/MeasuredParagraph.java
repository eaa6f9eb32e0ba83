package io.atelier.render.layout;

import io.atelier.render.scene.TextStyle;
import io.atelier.render.shaping.Scripts;
import io.atelier.render.shaping.ShapedRun;
import io.atelier.render.shaping.Shaper;
import java.util.List;

/**
 * Step 3: a paragraph whose runs are shaped once, for measuring and for drawing.
 *
 * @param shaped one for each run
 * @param pen how far from its begin each UTF-16 unit of the text lies, in logical pixels, and the
 *     text's end, were it all on one line
 */
@SuppressWarnings("ArrayRecordComponent") // read in the hot loop
record MeasuredParagraph(Itemized itemized, ShapedRun[] shaped, double[] pen) {
  static MeasuredParagraph of(Itemized itemized, Shaper shaper) {
    List<Run> runs = itemized.runs();
    var shaped = new ShapedRun[runs.size()];
    double[] pen = new double[itemized.text().length + 1];
    for (int i = 0; i < shaped.length; i++) {
      Run run = runs.get(i);
      shaped[i] =
          shaper.shape(
              itemized.text(), run.start(), run.end(), run.face(), run.rightToLeft(), run.spaced());
      measure(itemized, run, shaped[i], pen);
    }
    return new MeasuredParagraph(itemized, shaped, pen);
  }

  private static void measure(Itemized itemized, Run run, ShapedRun shaped, double[] pen) {
    double size = run.style().size();
    double at = pen[run.start()];
    int index = run.start();
    for (int word = 0; word < shaped.count(); word++) {
      for (float advance : shaped.words()[word].advances()) {
        at += advance * size;
        if (run.spaced()) {
          at += itemized.spacingBefore(index + 1, run.style());
        }
        pen[++index] = at;
      }
    }
  }

  int length() {
    return pen.length - 1;
  }

  /** Width from {@code start} to {@code end} without the letter spacing after the last cluster. */
  double width(int start, int end) {
    return end <= start ? 0 : pen[end] - pen[start] - itemized.spacingBefore(end);
  }

  /** The style of the largest letters from {@code start} to {@code end}. */
  TextStyle largest(int start, int end) {
    TextStyle largest = styleAt(start + 1);
    List<Run> runs = itemized.runs();
    for (int i = itemized.runAt(start); i < runs.size() && runs.get(i).start() < end; i++) {
      TextStyle style = runs.get(i).style();
      if (style.size() > largest.size()) {
        largest = style;
      }
    }
    return largest;
  }

  /** The style of the character before {@code at}. */
  TextStyle styleAt(int at) {
    List<Run> runs = itemized.runs();
    return runs.isEmpty()
        ? itemized.first()
        : runs.get(itemized.runAt(Math.max(0, at - 1))).style();
  }

  /** How many places there are to widen a justified line from {@code start} to {@code end}. */
  int gaps(int start, int end) {
    int gaps = 0;
    for (int i = start; i < end; i++) {
      gaps += gapAfter(i, end) ? 1 : 0;
    }
    return gaps;
  }

  /** Spaces widen, and where two square characters meet room is made between them. */
  boolean gapAfter(int index, int lineEnd) {
    char unit = itemized.text()[index];
    if (unit == ' ' || unit == '\u00A0') {
      return true;
    }
    return index + 1 < lineEnd
        && Scripts.isSquare(unit)
        && Scripts.isSquare(itemized.text()[index + 1]);
  }
}
