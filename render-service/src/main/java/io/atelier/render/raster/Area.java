package io.atelier.render.raster;

/** Whole pixels from {@code left}, {@code top} to {@code right}, {@code bottom}, exclusive. */
public record Area(int left, int top, int right, int bottom) {
  /** No picture reaches that far, and sums of a few such numbers stay in an int. */
  private static final double FARTHEST = 1 << 24;

  static final Area NONE = new Area(0, 0, 0, 0);

  static Area of(Raster raster) {
    return new Area(0, 0, raster.width(), raster.height());
  }

  /** The least area around a rectangle. */
  static Area around(double left, double top, double right, double bottom) {
    return new Area(
        edge(Math.floor(left)),
        edge(Math.floor(top)),
        edge(Math.ceil(right)),
        edge(Math.ceil(bottom)));
  }

  /** The pixels nearest to a rectangle's edges. */
  static Area nearest(double left, double top, double right, double bottom) {
    return new Area(
        edge(Math.rint(left)),
        edge(Math.rint(top)),
        edge(Math.rint(right)),
        edge(Math.rint(bottom)));
  }

  private static int edge(double value) {
    return (int) Math.clamp(value, -FARTHEST, FARTHEST);
  }

  public int width() {
    return right - left;
  }

  public int height() {
    return bottom - top;
  }

  boolean isEmpty() {
    return right <= left || bottom <= top;
  }

  Area within(Area other) {
    var common =
        new Area(
            Math.max(left, other.left),
            Math.max(top, other.top),
            Math.min(right, other.right),
            Math.min(bottom, other.bottom));
    return common.isEmpty() ? NONE : common;
  }

  Area grown(int margin) {
    return new Area(left - margin, top - margin, right + margin, bottom + margin);
  }

  Area moved(int dx, int dy) {
    return new Area(left + dx, top + dy, right + dx, bottom + dy);
  }
}
