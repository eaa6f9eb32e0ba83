package io.atelier.render.font.variable;

/**
 * The points of a glyph that variations move: those of its outline, or one for each component, and
 * behind them four phantom points, of which the first two stand at its origin and its advance.
 */
final class GlyphPoints {
  static final int PHANTOMS = 4;

  final double[] x;
  final double[] y;

  /** Index of the last point of each contour; empty for a composite, whose parts move alone. */
  private final int[] ends;

  GlyphPoints(int outline, int[] ends) {
    this.x = new double[outline + PHANTOMS];
    this.y = new double[outline + PHANTOMS];
    this.ends = ends;
  }

  int size() {
    return x.length;
  }

  int outline() {
    return x.length - PHANTOMS;
  }

  int[] ends() {
    return ends;
  }

  /**
   * @param leftSideBearing of its leftmost point
   */
  void phantoms(int left, int leftSideBearing, int advance) {
    x[outline()] = left - leftSideBearing;
    x[outline() + 1] = x[outline()] + advance;
  }

  void move(double[] dx, double[] dy) {
    for (int i = 0; i < x.length; i++) {
      x[i] += dx[i];
      y[i] += dy[i];
    }
  }

  /** Points that a tuple says nothing of follow their neighbours ("Inferred deltas", gvar). */
  void inferUntouched(boolean[] touched, double[] dx, double[] dy) {
    int start = 0;
    for (int end : ends) {
      inferContour(start, end, touched, dx, dy);
      start = end + 1;
    }
  }

  private void inferContour(int start, int end, boolean[] touched, double[] dx, double[] dy) {
    int first = start;
    while (first <= end && !touched[first]) {
      first++;
    }
    if (first > end) {
      return;
    }
    int before = first;
    do {
      int after = next(before, start, end);
      while (!touched[after]) {
        after = next(after, start, end);
      }
      for (int i = next(before, start, end); i != after; i = next(i, start, end)) {
        dx[i] = inferred(x, dx, before, after, i);
        dy[i] = inferred(y, dy, before, after, i);
      }
      before = after;
    } while (before != first);
  }

  private static int next(int point, int start, int end) {
    return point == end ? start : point + 1;
  }

  private static double inferred(double[] at, double[] moves, int before, int after, int point) {
    double low = Math.min(at[before], at[after]);
    double high = Math.max(at[before], at[after]);
    if (low == high) {
      return moves[before] == moves[after] ? moves[before] : 0;
    }
    double lowMove = at[before] < at[after] ? moves[before] : moves[after];
    double highMove = at[before] < at[after] ? moves[after] : moves[before];
    if (at[point] <= low) {
      return lowMove;
    }
    if (at[point] >= high) {
      return highMove;
    }
    return lowMove + (at[point] - low) / (high - low) * (highMove - lowMove);
  }
}
