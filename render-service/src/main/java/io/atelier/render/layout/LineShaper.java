package io.atelier.render.layout;

import io.atelier.render.font.FontFace;
import java.awt.font.GlyphVector;
import java.text.Bidi;
import java.util.List;

/** Step 5: shapes the runs of a line and puts them into visual order. */
final class LineShaper {
  private LineShaper() {}

  record Shaped(FontFace face, GlyphVector glyphs) {}

  /** The line's glyphs from left to right. */
  static List<Shaped> shape(Itemized paragraph, Line line) {
    Run[] runs =
        paragraph.runs().stream()
            .filter(run -> run.start() < line.end() && run.end() > line.start())
            .map(run -> run.within(line.start(), line.end()))
            .toArray(Run[]::new);
    reorder(runs);
    char[] text = paragraph.text().toCharArray();
    return List.of(runs).stream()
        .map(run -> new Shaped(run.face(), Shaper.shape(text, run)))
        .toList();
  }

  private static void reorder(Run[] runs) {
    if (runs.length == 0) {
      return; // an empty line, which Bidi would refuse
    }
    byte[] levels = new byte[runs.length];
    for (int i = 0; i < runs.length; i++) {
      levels[i] = (byte) runs[i].level();
    }
    Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
  }
}
