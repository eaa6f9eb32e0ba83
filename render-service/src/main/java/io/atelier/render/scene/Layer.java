package io.atelier.render.scene;

import org.jspecify.annotations.Nullable;

/** One sheet of a picture, drawn over those before it. */
public sealed interface Layer {
  Box box();

  /** 0 to 1. */
  double opacity();

  Operator operator();

  /** How a layer meets what lies under it (Porter and Duff, 1984). */
  enum Operator {
    /** Replaces what is under its box. */
    SRC,
    /** Lies over it. */
    OVER,
    /** Keeps what is under it only as far as the layer's alpha says. */
    MASK
  }

  /** Text; cut at the box's lower edge if the box has a height. */
  record TextLayer(Box box, double opacity, Operator operator, TextBlock text) implements Layer {}

  record ImageLayer(Box box, double opacity, Operator operator, Picture image, Fit fit)
      implements Layer {}

  /**
   * @param radius of its corners
   */
  record RectangleLayer(
      Box box,
      double opacity,
      Operator operator,
      Paint fill,
      double radius,
      @Nullable Stroke stroke)
      implements Layer {}

  /** How an image fills its box; it keeps its aspect except for {@link #FILL}. */
  enum Fit {
    CONTAIN,
    COVER,
    FILL
  }
}
