package io.atelier.render.layout;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;

/** Turns characters into placed glyphs by the JDK's HarfBuzz. */
final class Shaper {
  static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private Shaper() {}

  static GlyphVector shape(char[] text, Run run) {
    int direction = run.rightToLeft() ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
    return run.sized().layoutGlyphVector(CONTEXT, text, run.start(), run.end(), direction);
  }

  /**
   * Step 3: how far each UTF-16 unit moves the pen, in device pixels. A ligature counts for its
   * first unit.
   */
  static double[] advances(Itemized paragraph) {
    char[] text = paragraph.text().toCharArray();
    double[] advances = new double[text.length];
    for (Run run : paragraph.runs()) {
      GlyphVector glyphs = shape(text, run);
      int count = glyphs.getNumGlyphs();
      float[] positions = glyphs.getGlyphPositions(0, count + 1, null);
      for (int i = 0; i < count; i++) {
        advances[run.start() + glyphs.getGlyphCharIndex(i)] +=
            positions[2 * i + 2] - positions[2 * i];
      }
    }
    return advances;
  }
}
