package io.atelier.generation.inference;

/** A picture's sides in pixels. */
record Size(int width, int height) {

  /**
   * The largest size of the same aspect whose long side is at most {@code longSide}; never larger
   * than this.
   */
  Size within(int longSide) {
    int longest = Math.max(width, height);
    if (longest <= longSide) {
      return this;
    }
    return new Size(scaled(width, longSide, longest), scaled(height, longSide, longest));
  }

  /** The largest size of the same aspect that fits a box; larger than this if the box has room. */
  Size filling(int boxWidth, int boxHeight) {
    boolean wide = (long) width * boxHeight >= (long) height * boxWidth;
    return wide
        ? new Size(boxWidth, scaled(height, boxWidth, width))
        : new Size(scaled(width, boxHeight, height), boxHeight);
  }

  private static int scaled(int side, int to, int from) {
    return (int) Math.max(1, Math.round((double) side * to / from));
  }
}
