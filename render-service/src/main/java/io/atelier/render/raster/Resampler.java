package io.atelier.render.raster;

import java.util.Arrays;

/**
 * Scales premultiplied pixels along one axis and then the other: by the mean of what a pixel covers
 * where it shrinks, by Lanczos' kernel where it grows.
 */
final class Resampler {
  private static final int LOBES = 3;
  private static final int CHANNELS = 4;

  /** More rows than Lanczos' kernel spans. */
  private static final int RING = 2 * LOBES + 2;

  private Resampler() {}

  /**
   * A part of the source, scaled.
   *
   * @param left where in the source the result's left edge lies; it may lie outside
   * @param stepX source pixels a result pixel
   */
  static int[] scale(
      int[] source,
      int sourceWidth,
      int sourceHeight,
      double left,
      double top,
      double stepX,
      double stepY,
      int width,
      int height) {
    Weights columns = Weights.of(left, stepX, width, sourceWidth);
    Weights rows = Weights.of(top, stepY, height, sourceHeight);
    // Rows scaled across lie in a ring, where the next result rows may need them too.
    float[][] ring = new float[RING][width * CHANNELS];
    int[] inRing = new int[RING];
    Arrays.fill(inRing, -1);
    int[] result = new int[width * height];
    float[] sum = new float[width * CHANNELS];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sum, 0);
      for (int i = 0; i < rows.count[y]; i++) {
        int row = rows.first[y] + i;
        int slot = row % RING;
        if (inRing[slot] != row) {
          across(source, row * sourceWidth, columns, ring[slot]);
          inRing[slot] = row;
        }
        add(ring[slot], rows.weights[y][i], sum);
      }
      pack(sum, result, y * width, width);
    }
    return result;
  }

  private static void across(int[] source, int row, Weights columns, float[] into) {
    for (int x = 0, at = 0; x < columns.first.length; x++, at += CHANNELS) {
      float a = 0;
      float r = 0;
      float g = 0;
      float b = 0;
      int first = columns.first[x];
      for (int i = 0; i < columns.count[x]; i++) {
        int pixel = source[row + first + i];
        float weight = columns.weights[x][i];
        a += weight * (pixel >>> 24);
        r += weight * (pixel >> 16 & 0xFF);
        g += weight * (pixel >> 8 & 0xFF);
        b += weight * (pixel & 0xFF);
      }
      into[at] = a;
      into[at + 1] = r;
      into[at + 2] = g;
      into[at + 3] = b;
    }
  }

  private static void add(float[] row, float weight, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * row[i];
    }
  }

  private static void pack(float[] sum, int[] result, int to, int width) {
    for (int x = 0, at = 0; x < width; x++, at += CHANNELS) {
      int alpha = Math.clamp(Math.round(sum[at]), 0, 255);
      int red = Math.clamp(Math.round(sum[at + 1]), 0, alpha); // Lanczos overshoots
      int green = Math.clamp(Math.round(sum[at + 2]), 0, alpha);
      int blue = Math.clamp(Math.round(sum[at + 3]), 0, alpha);
      result[to + x] = alpha << 24 | red << 16 | green << 8 | blue;
    }
  }

  /** What each result pixel of an axis takes. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Weights(int[] first, int[] count, float[][] weights) {
    static Weights of(double start, double step, int length, int sourceLength) {
      int[] first = new int[length];
      int[] count = new int[length];
      float[][] weights = new float[length][];
      for (int i = 0; i < length; i++) {
        double from = start + i * step;
        double reach = step >= 1 ? 0 : LOBES - step / 2;
        int begin = Math.clamp((int) Math.floor(from - reach), 0, sourceLength - 1);
        int end = Math.clamp((int) Math.ceil(from + step + reach), begin + 1, sourceLength);
        first[i] = begin;
        count[i] = end - begin;
        weights[i] = weights(begin, end, from, step);
      }
      return new Weights(first, count, weights);
    }

    private static float[] weights(int begin, int end, double from, double step) {
      double[] shares = new double[end - begin];
      double sum = 0;
      for (int i = 0; i < shares.length; i++) {
        int pixel = begin + i;
        shares[i] =
            step >= 1
                ? Math.max(0, Math.min(pixel + 1, from + step) - Math.max(pixel, from))
                : lanczos(pixel + 0.5 - (from + step / 2));
        sum += shares[i];
      }
      float[] weights = new float[shares.length];
      for (int i = 0; i < shares.length; i++) {
        weights[i] = (float) (sum < 1e-9 ? 1.0 / shares.length : shares[i] / sum);
      }
      return weights;
    }

    private static double lanczos(double x) {
      double distance = Math.abs(x);
      if (distance < 1e-6) {
        return 1;
      }
      if (distance >= LOBES) {
        return 0;
      }
      double angle = Math.PI * distance;
      return LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
    }
  }
}
