package io.atelier.render.encode;

/**
 * PNG's filters for photographs: each row takes the one whose bytes, as signed numbers, have the
 * smallest sum (PNG, 12.7).
 */
final class Filters {
  private static final int NONE = 0;
  private static final int SUB = 1;
  private static final int UP = 2;
  private static final int PAETH = 4;
  private static final int[] TRIED = {NONE, SUB, UP, PAETH};

  private byte[] above = {};
  private byte[] best = {};
  private byte[] tried = {};

  /** Filters rows in place; the first as if nothing were above it. */
  void apply(byte[] rows, int count, int rowBytes, int pixelBytes) {
    if (above.length != rowBytes) {
      above = new byte[rowBytes];
      best = new byte[rowBytes];
      tried = new byte[rowBytes];
    }
    // From the last row up, so that what is above is not yet filtered.
    for (int row = count - 1; row >= 0; row--) {
      int at = row * rowBytes;
      if (row > 0) {
        System.arraycopy(rows, at - rowBytes, above, 0, rowBytes);
      }
      choose(rows, at, rowBytes, pixelBytes, row > 0);
      System.arraycopy(best, 0, rows, at, rowBytes);
    }
  }

  private void choose(byte[] rows, int at, int rowBytes, int pixelBytes, boolean hasAbove) {
    int least = Integer.MAX_VALUE;
    for (int filter : TRIED) {
      if (filter >= UP && !hasAbove) {
        continue; // joined pieces must not depend on each other
      }
      int sum = filter(filter, rows, at, rowBytes, pixelBytes);
      if (sum < least) {
        least = sum;
        byte[] swapped = best;
        best = tried;
        tried = swapped;
      }
    }
  }

  private int filter(int filter, byte[] rows, int at, int rowBytes, int pixelBytes) {
    tried[0] = (byte) filter;
    int sum = 0;
    for (int i = 1; i < rowBytes; i++) {
      int left = i > pixelBytes ? rows[at + i - pixelBytes] : 0;
      int corner = i > pixelBytes ? above[i - pixelBytes] : 0;
      int predicted =
          switch (filter) {
            case SUB -> left;
            case UP -> above[i];
            case PAETH -> paeth(left & 0xFF, above[i] & 0xFF, corner & 0xFF);
            default -> 0;
          };
      byte rest = (byte) (rows[at + i] - predicted);
      tried[i] = rest;
      sum += Math.abs(rest);
    }
    return sum;
  }

  private static int paeth(int left, int above, int corner) {
    int estimate = left + above - corner;
    int toLeft = Math.abs(estimate - left);
    int toAbove = Math.abs(estimate - above);
    int toCorner = Math.abs(estimate - corner);
    return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
  }
}
