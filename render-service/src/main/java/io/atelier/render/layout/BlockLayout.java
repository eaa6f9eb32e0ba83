package io.atelier.render.layout;

import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import io.atelier.render.shaping.FaceMetrics;
import io.atelier.render.shaping.Shaper;
import java.util.ArrayList;
import java.util.List;

/** Step 6: breaks a text layer into lines, cuts what is too much and sets the lines one by one. */
final class BlockLayout {
  private final Shaper shaper;
  private final TextLayer layer;
  private final TextBlock block;
  private final double scale;
  private final double unit;
  private final List<MeasuredParagraph> paragraphs;

  private BlockLayout(Shaper shaper, TextLayer layer, double scale) {
    this.shaper = shaper;
    this.layer = layer;
    this.block = layer.text();
    this.scale = scale;
    this.paragraphs = measured(block.runs());
    this.unit = scale * (block.smallestSize() > 0 ? AutoFit.factor(layer, paragraphs) : 1);
  }

  /**
   * Lines that begin below the layer's box or the picture are left out.
   *
   * @param limit lower edge of the picture in device pixels
   * @param mustFit whether the picture is as tall as its texts
   * @throws TextDoesNotFit if lines begin below the limit and {@code mustFit}
   */
  static TextLayout lay(
      Shaper shaper, TextLayer layer, double scale, double limit, boolean mustFit) {
    return new BlockLayout(shaper, layer, scale).lay(limit, mustFit);
  }

  private List<MeasuredParagraph> measured(List<TextRun> runs) {
    List<MeasuredParagraph> measured = new ArrayList<>(2);
    for (Paragraph paragraph : Paragraphs.of(runs)) {
      measured.add(MeasuredParagraph.of(Itemizer.itemize(paragraph, block.direction()), shaper));
    }
    return measured;
  }

  private TextLayout lay(double limit, boolean mustFit) {
    List<SetLine> all = lines();
    List<SetLine> kept = kept(all, limit, mustFit);
    double height = 0;
    double widest = 0;
    for (SetLine line : kept) {
      height += line.advance(block) * unit;
    }
    double top = layer.box().y() * scale + verticalShare() * Math.max(0, boxHeight() - height);
    GlyphRuns glyphs = GlyphRuns.empty();
    var placer = new LinePlacer(shaper, glyphs, unit);
    List<String> texts = new ArrayList<>(kept.size());
    for (SetLine line : kept) {
      double width = line.width() * unit;
      place(line, width, placer, top + baseline(line));
      top += line.advance(block) * unit;
      widest = Math.max(widest, width);
      texts.add(line.text());
    }
    return new TextLayout(glyphs.all(), widest, height, texts);
  }

  private List<SetLine> lines() {
    List<SetLine> lines = new ArrayList<>();
    for (MeasuredParagraph paragraph : paragraphs) {
      for (Line line : LineBreaker.lines(paragraph, lineWidth())) {
        lines.add(SetLine.of(paragraph, line, this::suffix));
      }
    }
    return lines;
  }

  /** Width of a line in logical pixels before they shrank. */
  private double lineWidth() {
    return Math.max(0, layer.box().width() * scale / unit);
  }

  private List<SetLine> kept(List<SetLine> all, double limit, boolean mustFit) {
    int count = block.maxLines() > 0 ? Math.min(block.maxLines(), all.size()) : all.size();
    if (layer.box().height() > 0) {
      count = Math.min(count, fitting(all, boxHeight(), !block.ellipsis().isEmpty()));
    }
    double below = limit - layer.box().y() * scale;
    int visible = fitting(all.subList(0, count), below, false);
    if (visible < count && mustFit) {
      throw new TextDoesNotFit();
    }
    if (layer.box().height() <= 0 || block.verticalAlignment() == TextBlock.VerticalAlignment.TOP) {
      count = visible;
    }
    if (count == all.size() || count == 0) {
      return all.subList(0, count);
    }
    List<SetLine> kept = new ArrayList<>(all.subList(0, count));
    if (!block.ellipsis().isEmpty()) {
      kept.add(kept.removeLast().ellipsized(lineWidth(), this::suffix, block.ellipsis()));
    }
    return kept;
  }

  /** How many lines begin, or even end, above {@code height}; one in any case if any begins. */
  private int fitting(List<SetLine> lines, double height, boolean wholly) {
    double top = 0;
    for (int i = 0; i < lines.size(); i++) {
      double bottom = top + lines.get(i).advance(block) * unit;
      if (top >= height || (wholly && i > 0 && bottom > height + 0.5)) {
        return i;
      }
      top = bottom;
    }
    return lines.size();
  }

  /** What stands at a line's end without being in the text. */
  private MeasuredParagraph suffix(String text, TextStyle style, boolean rightToLeft) {
    var direction = rightToLeft ? TextBlock.Direction.RTL : TextBlock.Direction.LTR;
    Paragraph paragraph = Paragraphs.of(List.of(new TextRun(text, style))).getFirst();
    return MeasuredParagraph.of(Itemizer.itemize(paragraph, direction), shaper);
  }

  private void place(SetLine line, double width, LinePlacer placer, double baseline) {
    MeasuredParagraph paragraph = line.paragraph();
    boolean rightToLeft = paragraph.itemized().rightToLeft();
    double free = layer.box().width() * scale - width;
    double gap = gap(line, free);
    double x = layer.box().x() * scale + (gap > 0 ? 0 : free * leftShare(rightToLeft));
    MeasuredParagraph suffix = line.suffix();
    if (suffix != null && rightToLeft) {
      x = placer.place(suffix, 0, suffix.length(), x, baseline, 0);
    }
    x = placer.place(paragraph, line.start(), line.end(), x, baseline, gap);
    if (suffix != null && !rightToLeft) {
      placer.place(suffix, 0, suffix.length(), x, baseline, 0);
    }
  }

  /** What a justified line adds at each of its gaps; the last of a paragraph stays as it is. */
  private double gap(SetLine line, double free) {
    if (block.alignment() != TextBlock.Alignment.JUSTIFY || line.last() || free <= 0) {
      return 0;
    }
    return free / Math.max(1, line.paragraph().gaps(line.start(), line.end()));
  }

  /** From the top of a line, in device pixels: half of what the letters leave free lies above. */
  private double baseline(SetLine line) {
    TextStyle style = line.largest();
    FaceMetrics metrics = shaper.metrics(style.family().primary());
    double size = style.size() * unit;
    double leading = line.advance(block) * unit - (metrics.ascent() + metrics.descent()) * size;
    return leading / 2 + metrics.ascent() * size;
  }

  private double boxHeight() {
    return layer.box().height() * scale;
  }

  private double verticalShare() {
    if (layer.box().height() <= 0) {
      return 0;
    }
    return switch (block.verticalAlignment()) {
      case TOP -> 0;
      case MIDDLE -> 0.5;
      case BOTTOM -> 1;
    };
  }

  private double leftShare(boolean rightToLeft) {
    return switch (block.alignment()) {
      case START, JUSTIFY -> rightToLeft ? 1 : 0;
      case END -> rightToLeft ? 0 : 1;
      case LEFT -> 0;
      case CENTER -> 0.5;
      case RIGHT -> 1;
    };
  }

  /** Measures what is put behind a line. */
  interface Suffixes {
    MeasuredParagraph measure(String text, TextStyle style, boolean rightToLeft);
  }
}
