package io.atelier.render.layout;

import io.atelier.render.font.FontFace;
import io.atelier.render.scene.TextStyle;

/**
 * A stretch of a paragraph in one style, one face and one direction.
 *
 * @param start first UTF-16 index in the paragraph
 * @param end index after the last
 * @param level bidi level: odd reads from right to left
 */
record Run(int start, int end, TextStyle style, FontFace face, byte level) {
  boolean rightToLeft() {
    return (level & 1) == 1;
  }

  boolean spaced() {
    return style.letterSpacing() != 0;
  }
}
