package io.atelier.render.pipeline;

/** Where lines stand between the paddings. */
public enum Alignment {
  /** Left, or right in paragraphs that read from right to left. */
  START,
  LEFT,
  CENTER,
  RIGHT;

  /** The share of a line's free space that lies left of it. */
  double leftShare(boolean rightToLeft) {
    return switch (this) {
      case START -> rightToLeft ? 1 : 0;
      case LEFT -> 0;
      case CENTER -> 0.5;
      case RIGHT -> 1;
    };
  }
}
