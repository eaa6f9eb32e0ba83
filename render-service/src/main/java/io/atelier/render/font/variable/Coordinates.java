package io.atelier.render.font.variable;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of axes as the font's variation tables count them. */
final class Coordinates {
  private static final double UNITS = 1 << 14;

  private Coordinates() {}

  /**
   * @param avar the table that bends the axes, if the font has one
   * @return -1 to 1 for every axis
   */
  static double[] of(List<Axis> axes, Map<String, Double> values, @Nullable ByteBuffer avar) {
    double[] coordinates = new double[axes.size()];
    for (int i = 0; i < coordinates.length; i++) {
      Axis axis = axes.get(i);
      double value = values.getOrDefault(axis.tag(), axis.usual());
      coordinates[i] = Math.rint(axis.normalized(value) * UNITS) / UNITS;
    }
    if (avar != null) {
      bend(coordinates, avar);
    }
    return coordinates;
  }

  /** Straight lines between the points that the table maps. */
  private static void bend(double[] coordinates, ByteBuffer avar) {
    avar.position(8);
    for (int axis = 0; axis < coordinates.length; axis++) {
      int points = Short.toUnsignedInt(avar.getShort());
      double from = -1;
      double to = -1;
      double bent = coordinates[axis];
      boolean found = false;
      for (int i = 0; i < points; i++) {
        double nextFrom = avar.getShort() / UNITS;
        double nextTo = avar.getShort() / UNITS;
        if (!found && coordinates[axis] <= nextFrom) {
          double share = nextFrom == from ? 1 : (coordinates[axis] - from) / (nextFrom - from);
          bent = to + share * (nextTo - to);
          found = true;
        }
        from = nextFrom;
        to = nextTo;
      }
      coordinates[axis] = Math.rint(bent * UNITS) / UNITS;
    }
  }
}
