package io.atelier.render.layout;

import io.atelier.render.layout.TextLayout.GlyphRun;
import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.TextBlock.Alignment;
import io.atelier.render.scene.TextStyle;
import java.awt.font.GlyphVector;
import java.awt.font.LineMetrics;
import java.util.ArrayList;
import java.util.List;

/** Walks down a text layer line by line. */
final class BlockLayout {
  private final TextLayer layer;
  private final TextStyle style;
  private final double scale;
  private final double width;
  private final double limit;
  private final boolean mustFit;
  private final double lineAdvance;
  private final double firstBaseline;
  private final List<GlyphRun> placed = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private double widest;

  private BlockLayout(TextLayer layer, double scale, double limit, boolean mustFit) {
    this.layer = layer;
    this.style = layer.text().runs().getFirst().style();
    this.scale = scale;
    this.width = Math.max(0, layer.box().width() * scale);
    this.limit = limit;
    this.mustFit = mustFit;
    this.lineAdvance = style.size() * layer.text().lineHeight() * scale;
    LineMetrics metrics =
        style
            .family()
            .primary()
            .awt()
            .deriveFont((float) (style.size() * scale))
            .getLineMetrics("x", Shaper.CONTEXT);
    double leading = lineAdvance - metrics.getAscent() - metrics.getDescent();
    this.firstBaseline = layer.box().y() * scale + leading / 2 + metrics.getAscent();
  }

  /**
   * Lines that begin below the limit are left out.
   *
   * @param limit lower edge of the picture in device pixels
   * @throws TextDoesNotFit if lines begin below the limit and {@code mustFit}
   */
  static TextLayout lay(TextLayer layer, double scale, double limit, boolean mustFit) {
    return new BlockLayout(layer, scale, limit, mustFit).lay();
  }

  private TextLayout lay() {
    var itemizer = new Itemizer(style.family(), (float) (style.size() * scale));
    for (String text : Paragraphs.of(layer.text().runs().getFirst().text())) {
      Itemized paragraph = itemizer.itemize(text);
      double[] advances = Shaper.advances(paragraph);
      for (Line line : LineBreaker.lines(paragraph.text(), advances, width)) {
        if (belowPicture()) {
          return layout();
        }
        write(LineShaper.shape(paragraph, line), paragraph.rightToLeft());
        lines.add(paragraph.text().substring(line.start(), line.end()));
      }
    }
    return layout();
  }

  private boolean belowPicture() {
    boolean below = layer.box().y() * scale + lines.size() * lineAdvance >= limit;
    if (below && mustFit) {
      throw new TextDoesNotFit();
    }
    return below;
  }

  private void write(List<LineShaper.Shaped> line, boolean rightToLeft) {
    double lineWidth = line.stream().mapToDouble(run -> advance(run.glyphs())).sum();
    double free = width - lineWidth;
    double x = layer.box().x() * scale + free * leftShare(layer.text().alignment(), rightToLeft);
    double y = firstBaseline + lines.size() * lineAdvance;
    widest = Math.max(widest, lineWidth);
    for (LineShaper.Shaped run : line) {
      placed.add(placed(run, x, y));
      x += advance(run.glyphs());
    }
  }

  private GlyphRun placed(LineShaper.Shaped run, double left, double baseline) {
    GlyphVector glyphs = run.glyphs();
    int count = glyphs.getNumGlyphs();
    float[] positions = glyphs.getGlyphPositions(0, count, null);
    float[] x = new float[count];
    float[] y = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = (float) (left + positions[2 * i]);
      y[i] = (float) (baseline + positions[2 * i + 1]);
    }
    return new GlyphRun(
        run.face(),
        (float) (style.size() * scale),
        glyphs.getGlyphCodes(0, count, null),
        x,
        y,
        style);
  }

  private TextLayout layout() {
    return new TextLayout(placed, widest, lines.size() * lineAdvance, lines);
  }

  private static double leftShare(Alignment alignment, boolean rightToLeft) {
    return switch (alignment) {
      case START, JUSTIFY -> rightToLeft ? 1 : 0;
      case END -> rightToLeft ? 0 : 1;
      case LEFT -> 0;
      case CENTER -> 0.5;
      case RIGHT -> 1;
    };
  }

  private static double advance(GlyphVector glyphs) {
    return glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
  }
}
