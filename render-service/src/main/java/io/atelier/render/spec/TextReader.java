package io.atelier.render.spec;

import com.ibm.icu.text.BreakIterator;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextBlock.Alignment;
import io.atelier.render.scene.TextBlock.Direction;
import io.atelier.render.scene.TextBlock.VerticalAlignment;
import io.atelier.render.scene.TextRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a text with its setting, and counts the characters of all texts of a scene. */
final class TextReader {
  private static final int MAX_CLUSTERS = 5_000;

  /** A grapheme cluster can be long; this bounds the whole text in UTF-16 units. */
  private static final int MAX_UNITS = 20_000;

  private static final int MAX_RUNS = 100;
  private static final double DEFAULT_LINE_HEIGHT = 1.4;
  private static final double SMALLEST = 8;
  private static final String ELLIPSIS = "…";

  private final Supply supply;
  private int units;
  private int clusters;

  TextReader(Supply supply) {
    this.supply = supply;
  }

  /** Whether the fields hold a text at all. */
  static boolean present(Fields fields) {
    return fields.has("text") || fields.has("runs") || fields.has("markup");
  }

  /**
   * @param alignment where the fields name none
   * @param vertical where the fields name none
   * @param width of the text's box
   * @param height of the text's box; 0 for as tall as the text
   */
  TextBlock read(
      Fields fields, Alignment alignment, VerticalAlignment vertical, double width, double height) {
    WrittenStyle style = WrittenStyle.DEFAULT.with(fields, width, height);
    boolean fit = fields.flag("auto_fit", false);
    if (fit && height <= 0) {
      fields.reject("auto_fit", "needs a height to fit the text into");
    }
    int maxLines = fields.whole("max_lines", 0, 1_000, 0);
    String ellipsis = fields.text("ellipsis", 8);
    return new TextBlock(
        runs(fields, style, width, height),
        fields.choice("direction", Direction.class, Direction.AUTO),
        fields.choice("align", Alignment.class, alignment),
        fields.choice("vertical_align", VerticalAlignment.class, vertical),
        fields.number("line_height", 0.5, 5, DEFAULT_LINE_HEIGHT),
        maxLines,
        ellipsis != null ? ellipsis : maxLines > 0 || fit ? ELLIPSIS : "",
        fit ? fields.number("min_size", 1, style.size(), Math.min(SMALLEST, style.size())) : 0);
  }

  private List<TextRun> runs(Fields fields, WrittenStyle style, double width, double height) {
    List<TextRun> runs = new ArrayList<>();
    String text = fields.text("text", MAX_UNITS);
    String markup = fields.text("markup", MAX_UNITS);
    if (text != null && !text.isEmpty()) {
      runs.add(run(fields, "text", text, style));
    }
    for (Fields run : fields.objects("runs", MAX_RUNS)) {
      String part = run.text("text", MAX_UNITS);
      if (part == null) {
        run.reject("text", "must not be missing");
      } else if (!part.isEmpty()) {
        runs.add(run(run, "text", part, style.with(run, width, height)));
      }
    }
    if (markup != null && !markup.isBlank()) {
      Markup.read(fields, markup)
          .forEach(
              span ->
                  runs.add(
                      run(span.style(), "text", span.text(), span.styled(style, width, height))));
    }
    if (runs.stream().allMatch(run -> run.text().isBlank())) {
      fields.reject("text", "must not be blank");
    }
    return runs;
  }

  private TextRun run(Fields fields, String name, String text, WrittenStyle style) {
    count(fields, name, text);
    return new TextRun(text, style.styled(fields, supply));
  }

  private void count(Fields fields, String name, String text) {
    units += text.length();
    // A cluster has at least one unit: short texts need no counting.
    clusters += units <= MAX_CLUSTERS ? text.length() : clusters(text);
    if (units > MAX_UNITS || clusters > MAX_CLUSTERS) {
      fields.reject(name, "must have at most 5,000 characters, all texts together");
    }
  }

  private static int clusters(String text) {
    BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    int count = 0;
    while (count <= MAX_CLUSTERS && breaks.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }
}
