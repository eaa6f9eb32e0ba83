package io.atelier.render.raster;

/**
 * Gauss' filter on coverage: its own kernel where it is small, else three means in a row, which
 * cost the same however wide they are (Kovesi, Fast almost-Gaussian filtering, 2010).
 */
final class Blur {
  private static final double SMALL = 2;
  private static final int PASSES = 3;
  private static final int BITS = 16;

  private Blur() {}

  /** How far a point spreads, in pixels. */
  static int reach(double sigma) {
    return (int) Math.ceil(3 * sigma);
  }

  /**
   * @param coverage rows of {@code width} bytes, changed
   * @param sigma standard deviation in pixels
   */
  static void apply(byte[] coverage, int width, int height, double sigma) {
    if (sigma <= 0.05) {
      return;
    }
    int[] line = new int[Math.max(width, height)];
    int[] spare = new int[line.length];
    for (int y = 0; y < height; y++) {
      line(coverage, y * width, 1, width, sigma, line, spare);
    }
    for (int x = 0; x < width; x++) {
      line(coverage, x, width, height, sigma, line, spare);
    }
  }

  private static void line(
      byte[] coverage, int start, int step, int length, double sigma, int[] line, int[] spare) {
    int any = 0;
    for (int i = 0, at = start; i < length; i++, at += step) {
      line[i] = (coverage[at] & 0xFF) << 8;
      any |= line[i];
    }
    if (any == 0) {
      return;
    }
    int[] result =
        sigma < SMALL ? kernel(line, spare, length, sigma) : means(line, spare, length, sigma);
    for (int i = 0, at = start; i < length; i++, at += step) {
      coverage[at] = (byte) (result[i] + 128 >> 8);
    }
  }

  private static int[] kernel(int[] line, int[] into, int length, double sigma) {
    int reach = reach(sigma);
    int[] weights = new int[reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      sum += Math.exp(-i * i / (2 * sigma * sigma));
    }
    for (int i = 0; i <= reach; i++) {
      weights[i] = (int) Math.round((1 << BITS) * Math.exp(-i * i / (2 * sigma * sigma)) / sum);
    }
    for (int i = 0; i < length; i++) {
      long total = (long) weights[0] * line[i];
      for (int k = 1; k <= reach; k++) {
        total +=
            (long) weights[k] * ((i >= k ? line[i - k] : 0) + (i + k < length ? line[i + k] : 0));
      }
      into[i] = (int) Math.min(0xFF00, total >> BITS);
    }
    return into;
  }

  private static int[] means(int[] line, int[] spare, int length, double sigma) {
    int[] from = line;
    int[] to = spare;
    // Odd widths whose three means together have the variance wanted.
    double ideal = Math.sqrt(12 * sigma * sigma / PASSES + 1);
    int small = ((int) ideal - 1) / 2 * 2 + 1;
    double wider =
        (12 * sigma * sigma - PASSES * small * small - 4.0 * PASSES * small - 3.0 * PASSES)
            / (-4.0 * small - 4);
    int smallPasses = (int) Math.round(wider);
    for (int pass = 0; pass < PASSES; pass++) {
      mean(from, to, length, pass < smallPasses ? small : small + 2);
      int[] swapped = from;
      from = to;
      to = swapped;
    }
    return from;
  }

  private static void mean(int[] from, int[] to, int length, int width) {
    int reach = width / 2;
    long sum = 0;
    for (int i = 0; i < Math.min(reach, length); i++) {
      sum += from[i];
    }
    for (int i = 0; i < length; i++) {
      sum += i + reach < length ? from[i + reach] : 0;
      sum -= i - reach - 1 >= 0 ? from[i - reach - 1] : 0;
      to[i] = (int) (sum / width);
    }
  }
}
