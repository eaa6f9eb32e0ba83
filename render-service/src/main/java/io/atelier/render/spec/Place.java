package io.atelier.render.spec;

import io.atelier.render.scene.Box;
import io.atelier.render.scene.TextBlock.Alignment;
import io.atelier.render.scene.TextBlock.VerticalAlignment;

/** One of nine places of a picture, by compass as CSS names them. */
enum Place {
  TOP_LEFT(0, 0),
  TOP(.5, 0),
  TOP_RIGHT(1, 0),
  LEFT(0, .5),
  CENTER(.5, .5),
  RIGHT(1, .5),
  BOTTOM_LEFT(0, 1),
  BOTTOM(.5, 1),
  BOTTOM_RIGHT(1, 1);

  private final double x;
  private final double y;

  Place(double x, double y) {
    this.x = x;
    this.y = y;
  }

  /** The box of that size whose edges keep the margin to those of the canvas. */
  Box box(double width, double height, Canvas canvas, double margin) {
    return new Box(
        margin + x * (canvas.width() - 2 * margin - width),
        margin + y * (canvas.height() - 2 * margin - height),
        width,
        height);
  }

  /** Whether it can only be found once the picture's height is known. */
  boolean needsHeight() {
    return y > 0;
  }

  Alignment alignment() {
    return x == 0 ? Alignment.LEFT : x == 1 ? Alignment.RIGHT : Alignment.CENTER;
  }

  VerticalAlignment vertical() {
    return y == 0
        ? VerticalAlignment.TOP
        : y == 1 ? VerticalAlignment.BOTTOM : VerticalAlignment.MIDDLE;
  }

  /**
   * What layers lie on.
   *
   * @param width logical pixels
   * @param height logical pixels; 0 if the text decides it
   */
  record Canvas(int width, int height) {}
}
