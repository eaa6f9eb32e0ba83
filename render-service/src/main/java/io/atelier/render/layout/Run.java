package io.atelier.render.layout;

import io.atelier.render.font.FontFace;
import java.awt.Font;

/**
 * A stretch of a paragraph in one face and one direction.
 *
 * @param start first UTF-16 index in the paragraph
 * @param end index after the last
 * @param level bidi level: odd reads from right to left
 */
record Run(int start, int end, FontFace face, Font sized, int level) {
  boolean rightToLeft() {
    return level % 2 == 1;
  }

  /** The part of this run within {@code from} and {@code to}; they must overlap. */
  Run within(int from, int to) {
    return new Run(Math.max(start, from), Math.min(end, to), face, sized, level);
  }
}
