package io.atelier.render.svg;

import java.awt.geom.PathIterator;

/** SVG path data of whole numbers, each point as its distance from the one before. */
final class PathData {
  private static final int[] POINTS = {1, 1, 2, 3, 0};
  private static final char[] COMMANDS = {'m', 'l', 'q', 'c', 'z'};

  private final StringBuilder path = new StringBuilder();
  private int x;
  private int y;
  private int startX;
  private int startY;

  /**
   * @param segment one of {@link PathIterator}'s constants
   * @param coordinates as {@link PathIterator} gives them
   */
  void add(int segment, float[] coordinates) {
    int points = POINTS[segment];
    path.append(COMMANDS[segment]);
    boolean first = true;
    for (int i = 0; i < points; i++) {
      int toX = Math.round(coordinates[2 * i]);
      int toY = Math.round(coordinates[2 * i + 1]);
      first = number(toX - x, first);
      first = number(toY - y, first);
      if (i == points - 1) {
        x = toX;
        y = toY;
      }
    }
    if (segment == PathIterator.SEG_MOVETO) {
      startX = x;
      startY = y;
    } else if (segment == PathIterator.SEG_CLOSE) {
      x = startX;
      y = startY;
    }
  }

  private boolean number(int value, boolean first) {
    if (!first && value >= 0) {
      path.append(' ');
    }
    path.append(value);
    return false;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
