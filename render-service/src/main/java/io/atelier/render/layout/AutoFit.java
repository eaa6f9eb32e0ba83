package io.atelier.render.layout;

import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.TextBlock;
import java.util.List;

/**
 * Finds by halving how far a text must shrink to fit its box. Shaped glyphs scale, so each try only
 * breaks lines.
 */
final class AutoFit {
  private static final int HALVINGS = 10;

  private final TextLayer layer;
  private final TextBlock block;
  private final List<MeasuredParagraph> paragraphs;

  private AutoFit(TextLayer layer, List<MeasuredParagraph> paragraphs) {
    this.layer = layer;
    this.block = layer.text();
    this.paragraphs = paragraphs;
  }

  /** The greatest factor up to 1 with which the text fits, or the least allowed. */
  static double factor(TextLayer layer, List<MeasuredParagraph> paragraphs) {
    double largest = 0;
    for (var run : layer.text().runs()) {
      largest = Math.max(largest, run.style().size());
    }
    double least = Math.min(1, layer.text().smallestSize() / largest);
    return new AutoFit(layer, paragraphs).search(least);
  }

  private double search(double least) {
    if (fits(1)) {
      return 1;
    }
    double low = least;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (fits(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether all lines stand in the box and no word is broken. */
  private boolean fits(double factor) {
    int count = 0;
    double height = 0;
    for (MeasuredParagraph paragraph : paragraphs) {
      for (Line line : LineBreaker.lines(paragraph, layer.box().width() / factor)) {
        count++;
        height += paragraph.largest(line.start(), line.end()).size() * block.lineHeight() * factor;
        if (line.broken()
            || (block.maxLines() > 0 && count > block.maxLines())
            || (layer.box().height() > 0 && height > layer.box().height() + 0.01)) {
          return false;
        }
      }
    }
    return true;
  }
}
