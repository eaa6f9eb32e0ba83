package io.atelier.render.raster;

/**
 * Coverage of a rectangle with round corners, from each pixel's distance to its edge.
 *
 * @param radius of the corners, at most half the shorter edge
 */
record RoundRectangle(DeviceBox box, double radius) {
  RoundRectangle {
    radius = Math.clamp(radius, 0, Math.max(0, Math.min(box.width(), box.height()) / 2));
  }

  /** The row's coverage. */
  void fill(int x, int y, int count, byte[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = share(0.5 - distance(x + i + 0.5, y + 0.5));
    }
  }

  /** The row's coverage by a line of {@code width} centred on the edge. */
  void stroke(int x, int y, int count, double width, byte[] into) {
    for (int i = 0; i < count; i++) {
      into[i] = share(width / 2 + 0.5 - Math.abs(distance(x + i + 0.5, y + 0.5)));
    }
  }

  private static byte share(double share) {
    return (byte) (int) (Math.clamp(share, 0.0, 1.0) * 255 + 0.5);
  }

  /** To the edge; below 0 inside. */
  private double distance(double x, double y) {
    double dx = Math.abs(x - (box.left() + box.right()) / 2) - box.width() / 2 + radius;
    double dy = Math.abs(y - (box.top() + box.bottom()) / 2) - box.height() / 2 + radius;
    double outside = dx > 0 && dy > 0 ? Math.sqrt(dx * dx + dy * dy) : Math.max(dx, dy);
    return outside - radius;
  }
}
