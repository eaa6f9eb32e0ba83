package io.atelier.render.layout;

import com.ibm.icu.text.Bidi;
import io.atelier.render.shaping.ShapedRun;
import io.atelier.render.shaping.ShapedWord;
import io.atelier.render.shaping.Shaper;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Step 5: puts the words of a line into visual order and their glyphs where they stand. */
final class LinePlacer {
  private final Shaper shaper;
  private final GlyphRuns glyphs;
  private final double unit;

  /**
   * @param unit device pixels a logical pixel, auto-fit included
   */
  LinePlacer(Shaper shaper, GlyphRuns glyphs, double unit) {
    this.shaper = shaper;
    this.glyphs = glyphs;
    this.unit = unit;
  }

  /**
   * @param gap to be added at every place where a justified line widens, in device pixels
   * @return the right end
   */
  double place(
      MeasuredParagraph paragraph, int start, int end, double left, double baseline, double gap) {
    List<Run> runs = paragraph.itemized().runs();
    int first = paragraph.itemized().runAt(start);
    int last = first;
    while (last < runs.size() && runs.get(last).start() < end) {
      last++;
    }
    var line = new PlacedLine(paragraph, start, end, baseline, gap);
    double x = left;
    int @Nullable [] order = visualOrder(runs, first, last);
    for (int i = first; i < last; i++) {
      x = line.placeRun(order == null ? i : first + order[i - first], x);
    }
    return x;
  }

  /** Indices of the runs from left to right; null if they are in order. */
  private static int @Nullable [] visualOrder(List<Run> runs, int first, int last) {
    byte any = 0;
    for (int i = first; i < last; i++) {
      any |= runs.get(i).level();
    }
    if (any == 0) {
      return null;
    }
    byte[] levels = new byte[last - first];
    for (int i = first; i < last; i++) {
      levels[i - first] = runs.get(i).level();
    }
    return Bidi.reorderVisual(levels);
  }

  private final class PlacedLine {
    private final MeasuredParagraph paragraph;
    private final int start;
    private final int end;
    private final double baseline;
    private final double gap;

    PlacedLine(MeasuredParagraph paragraph, int start, int end, double baseline, double gap) {
      this.paragraph = paragraph;
      this.start = start;
      this.end = end;
      this.baseline = baseline;
      this.gap = gap;
    }

    double placeRun(int index, double left) {
      Run run = paragraph.itemized().runs().get(index);
      ShapedRun shaped = paragraph.shaped()[index];
      double size = run.style().size() * unit;
      glyphs.use(run.face(), run.style(), (float) size);
      int[] starts = shaped.starts();
      int first = wordAt(shaped, start);
      int last = first;
      while (last < shaped.count() && starts[last] < end) {
        last++;
      }
      double x = left;
      for (int i = first; i < last; i++) {
        int at = run.rightToLeft() ? first + last - 1 - i : i;
        ShapedWord word = within(run, shaped.words()[at], starts[at]);
        x = placeWord(run, word, Math.max(starts[at], start), x);
      }
      return x;
    }

    /** The last word that begins no later than {@code index}, or the first. */
    private static int wordAt(ShapedRun shaped, int index) {
      int found = Arrays.binarySearch(shaped.starts(), 0, shaped.count(), index);
      return found >= 0 ? found : Math.max(0, -found - 2);
    }

    private ShapedWord within(Run run, ShapedWord word, int from) {
      int to = from + word.length();
      if (from >= start && to <= end) {
        return word;
      }
      return shaper.shapePart(
          paragraph.itemized().text(),
          run.start(),
          Math.max(from, start),
          Math.min(to, end),
          run.face(),
          run.rightToLeft(),
          run.spaced());
    }

    private double placeWord(Run run, ShapedWord word, int from, double left) {
      if (run.spaced() || gap > 0) {
        return placeApart(run, word, from, left);
      }
      glyphs.add(word, left, baseline);
      return left + word.width() * run.style().size() * unit;
    }

    /** Glyph by glyph; what comes after a cluster moves on by the space after it. */
    private double placeApart(Run run, ShapedWord word, int from, double left) {
      double x = left;
      int[] characters = word.characters();
      int previous = -1;
      for (int i = 0; i < characters.length; i++) {
        glyphs.add(word, i, x, baseline);
        boolean lastOfCluster = i + 1 == characters.length || characters[i + 1] != characters[i];
        if (lastOfCluster) {
          int end;
          if (run.rightToLeft()) {
            end = previous < 0 ? word.length() : previous;
          } else {
            end = i + 1 == characters.length ? word.length() : characters[i + 1];
          }
          x += spaceAfter(run, from + characters[i], from + end);
          previous = characters[i];
        }
      }
      return x + word.width() * run.style().size() * unit;
    }

    /** After the glyphs of the text from {@code from} to {@code to}. */
    private double spaceAfter(Run run, int from, int to) {
      Itemized itemized = paragraph.itemized();
      double space = 0;
      for (int i = from; i < to; i++) {
        space += run.spaced() ? itemized.spacingBefore(i + 1, run.style()) * unit : 0;
        space += gap > 0 && paragraph.gapAfter(i, end) ? gap : 0;
      }
      return space;
    }
  }
}
