package io.atelier.render.scene;

import java.util.List;

/**
 * Text with its setting.
 *
 * @param runs in reading order; line ends in them begin paragraphs
 * @param lineHeight distance of baselines as a multiple of the largest font size of the line
 * @param maxLines 0 for no limit
 * @param ellipsis drawn where lines are cut off; empty for none
 * @param smallestSize auto-fit: all sizes are scaled down together until the text fits its box, but
 *     the largest not below this; 0 for no auto-fit
 */
public record TextBlock(
    List<TextRun> runs,
    Direction direction,
    Alignment alignment,
    VerticalAlignment verticalAlignment,
    double lineHeight,
    int maxLines,
    String ellipsis,
    double smallestSize) {
  public TextBlock {
    runs = List.copyOf(runs);
  }

  public enum Direction {
    /** As the first strong character of each paragraph says. */
    AUTO,
    LTR,
    RTL
  }

  public enum Alignment {
    START,
    END,
    LEFT,
    CENTER,
    RIGHT,
    JUSTIFY
  }

  public enum VerticalAlignment {
    TOP,
    MIDDLE,
    BOTTOM
  }
}
