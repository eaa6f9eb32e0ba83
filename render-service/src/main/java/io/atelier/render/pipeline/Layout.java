package io.atelier.render.pipeline;

import java.awt.font.GlyphVector;
import java.awt.font.LineMetrics;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps 1 to 6: where every glyph stands.
 *
 * @param height of the picture in device pixels
 */
record Layout(List<PlacedGlyphs> glyphs, int height) {
  /** Glyphs of one run with the left end of their baseline in device pixels. */
  record PlacedGlyphs(GlyphVector glyphs, float x, float y) {}

  /**
   * Lines below the picture's lower edge are left out.
   *
   * @throws TextDoesNotFit if the text decides the height and passes the limit
   */
  static Layout of(TextCard card) {
    var itemizer = new Itemizer(card.font(), (float) (card.size() * card.scale()));
    var pen = new Pen(card);
    for (String text : Paragraphs.of(card.text())) {
      Itemized paragraph = itemizer.itemize(text);
      double[] advances = Shaper.advances(paragraph);
      for (Line line : LineBreaker.lines(paragraph.text(), advances, card.lineWidth())) {
        if (pen.belowPicture()) {
          return pen.layout();
        }
        pen.write(LineShaper.shape(paragraph, line), paragraph.rightToLeft());
      }
    }
    return pen.layout();
  }

  /** Step 6: walks down the card line by line. */
  private static final class Pen {
    private final TextCard card;
    private final List<PlacedGlyphs> placed = new ArrayList<>();
    private final double firstBaseline;
    private int lines;

    Pen(TextCard card) {
      this.card = card;
      float size = (float) (card.size() * card.scale());
      LineMetrics metrics =
          card.font().primary().deriveFont(size).getLineMetrics("x", Shaper.CONTEXT);
      double leading = card.lineAdvance() - metrics.getAscent() - metrics.getDescent();
      this.firstBaseline = card.padding() * card.scale() + leading / 2 + metrics.getAscent();
    }

    boolean belowPicture() {
      boolean below = top() >= card.deviceHeightLimit();
      if (below && card.fitsHeight()) {
        throw new TextDoesNotFit();
      }
      return below;
    }

    void write(List<GlyphVector> line, boolean rightToLeft) {
      double width = line.stream().mapToDouble(Pen::advance).sum();
      double free = card.lineWidth() - width;
      double x = card.padding() * card.scale() + free * card.alignment().leftShare(rightToLeft);
      double y = firstBaseline + lines * card.lineAdvance();
      for (GlyphVector glyphs : line) {
        placed.add(new PlacedGlyphs(glyphs, (float) x, (float) y));
        x += advance(glyphs);
      }
      lines++;
    }

    Layout layout() {
      return new Layout(List.copyOf(placed), card.fitsHeight() ? fittedHeight() : limit());
    }

    private int fittedHeight() {
      int height = (int) Math.ceil(top() + card.padding() * card.scale());
      if (height > limit()) {
        throw new TextDoesNotFit();
      }
      return Math.max(1, height);
    }

    private int limit() {
      return card.deviceHeightLimit();
    }

    /** Where the next line begins. */
    private double top() {
      return card.padding() * card.scale() + lines * card.lineAdvance();
    }

    private static double advance(GlyphVector glyphs) {
      return glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
    }
  }
}
