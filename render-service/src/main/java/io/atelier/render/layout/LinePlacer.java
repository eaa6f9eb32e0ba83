package io.atelier.render.layout;

import com.ibm.icu.text.Bidi;
import io.atelier.render.shaping.ShapedRun;
import io.atelier.render.shaping.ShapedWord;
import io.atelier.render.shaping.Shaper;
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
    int first = 0;
    while (first < runs.size() && runs.get(first).end() <= start) {
      first++;
    }
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
      int count = shaped.words().length;
      double x = left;
      for (int i = 0; i < count; i++) {
        int word = run.rightToLeft() ? count - 1 - i : i;
        int from = shaped.starts()[word];
        int to = from + shaped.words()[word].length();
        if (to > start && from < end) {
          x = placeWord(run, within(run, shaped.words()[word], from, to), Math.max(from, start), x);
        }
      }
      return x;
    }

    private ShapedWord within(Run run, ShapedWord word, int from, int to) {
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
      int count = word.glyphs().length;
      for (int i = 0; i < count; i++) {
        glyphs.add(word, i, x, baseline);
        if (i + 1 == count || word.characters()[i + 1] != word.characters()[i]) {
          x += spaceAfter(run, word, from, word.characters()[i]);
        }
      }
      return x + word.width() * run.style().size() * unit;
    }

    /** After the units of the text that the glyphs of one number stand for. */
    private double spaceAfter(Run run, ShapedWord word, int from, int character) {
      int last = character;
      while (last + 1 < word.length() && !hasGlyph(word, last + 1)) {
        last++;
      }
      Itemized itemized = paragraph.itemized();
      double space = 0;
      for (int i = from + character; i <= from + last; i++) {
        space += itemized.spacingBefore(i + 1, run.style()) * unit;
        space += gap > 0 && paragraph.gapAfter(i, end) ? gap : 0;
      }
      return space;
    }

    private static boolean hasGlyph(ShapedWord word, int character) {
      for (int of : word.characters()) {
        if (of == character) {
          return true;
        }
      }
      return false;
    }
  }
}
