package io.atelier.render.layout;

import io.atelier.render.font.FontFace;
import io.atelier.render.scene.TextStyle;
import java.util.List;

/**
 * Where every glyph of a text layer stands, in device pixels from the picture's upper left corner.
 *
 * @param runs in the order they are painted
 * @param width of the longest line
 * @param height of all lines
 * @param lines texts of the lines in reading order, for tests and SVG
 */
public record TextLayout(List<GlyphRun> runs, double width, double height, List<String> lines) {
  public TextLayout {
    runs = List.copyOf(runs);
    lines = List.copyOf(lines);
  }

  /**
   * Glyphs of one face and style.
   *
   * @param size font size in device pixels
   * @param glyphs numbers in the face; a colour face's are drawn in its own colours
   * @param x left end of each glyph on its baseline
   * @param y of each glyph's baseline
   */
  @SuppressWarnings("ArrayRecordComponent") // read in the hot loop, never written to
  public record GlyphRun(
      FontFace face, float size, int[] glyphs, float[] x, float[] y, TextStyle style) {}
}
