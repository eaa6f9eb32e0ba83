package io.atelier.render.svg;

import io.atelier.render.scene.Box;

/** A box in device pixels. */
record Frame(double x, double y, double width, double height) {
  /**
   * @param height logical pixels, where the box has none of its own
   */
  static Frame of(Box box, double height, double scale) {
    return new Frame(
        box.x() * scale,
        box.y() * scale,
        box.width() * scale,
        (box.height() == 0 ? height : box.height()) * scale);
  }

  Markup writeTo(Markup element) {
    return element
        .attribute("x", x)
        .attribute("y", y)
        .attribute("width", width)
        .attribute("height", height);
  }
}
