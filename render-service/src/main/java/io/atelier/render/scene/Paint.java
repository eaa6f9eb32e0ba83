package io.atelier.render.scene;

import java.util.List;

/** What an area is filled with. Colours are ARGB, not premultiplied. */
public sealed interface Paint {
  record Solid(int argb) implements Paint {}

  /** From one point to another in parts of the painted box (0 to 1), padded beyond both ends. */
  record LinearGradient(double x0, double y0, double x1, double y1, List<Stop> stops)
      implements Paint {
    public LinearGradient {
      stops = List.copyOf(stops);
    }
  }

  /** Around a centre in parts of the painted box; the radius is in parts of its longer edge. */
  record RadialGradient(double x, double y, double radius, List<Stop> stops) implements Paint {
    public RadialGradient {
      stops = List.copyOf(stops);
    }
  }

  record Image(Picture picture, Layer.Fit fit) implements Paint {}

  /**
   * @param offset 0 to 1, not falling from stop to stop
   */
  record Stop(double offset, int argb) {}
}
