package io.atelier.platform.image;

/**
 * Scaling in plain Java, rows and columns in turn: each output sample is the mean of the input it
 * covers when shrinking, the line between its two neighbours when enlarging.
 */
final class Resampling {

  private Resampling() {}

  static PixelImage scale(PixelImage image, int width, int height) {
    int channels = image.channels();
    float[] narrowed = scaleRows(image, Taps.between(image.width(), width));
    byte[] out = new byte[width * height * channels];
    int rowLength = width * channels;
    Taps taps = Taps.between(image.height(), height);
    for (int y = 0; y < height; y++) {
      for (int at = 0; at < rowLength; at++) {
        float sum = 0.5f;
        float[] weights = taps.weights[y];
        for (int i = 0, from = taps.first[y] * rowLength + at; i < weights.length; i++) {
          sum += weights[i] * narrowed[from];
          from += rowLength;
        }
        out[y * rowLength + at] = (byte) sum;
      }
    }
    return new PixelImage(width, height, channels, out);
  }

  private static float[] scaleRows(PixelImage image, Taps taps) {
    int channels = image.channels();
    int width = taps.first.length;
    byte[] in = image.data();
    float[] out = new float[width * image.height() * channels];
    for (int y = 0, to = 0; y < image.height(); y++) {
      int row = y * image.width();
      for (int x = 0; x < width; x++) {
        float[] weights = taps.weights[x];
        int first = (row + taps.first[x]) * channels;
        for (int c = 0; c < channels; c++, to++) {
          float sum = 0;
          for (int i = 0, from = first + c; i < weights.length; i++, from += channels) {
            sum += weights[i] * (in[from] & 0xFF);
          }
          out[to] = sum;
        }
      }
    }
    return out;
  }

  /**
   * For each output position, its first input position and the weights from there on; they sum to
   * one.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Taps(int[] first, float[][] weights) {

    static Taps between(int from, int to) {
      Taps taps = new Taps(new int[to], new float[to][]);
      double step = (double) from / to;
      for (int i = 0; i < to; i++) {
        if (step > 1) {
          taps.cover(i, i * step, Math.min(from, (i + 1) * step));
        } else {
          taps.interpolate(i, (i + 0.5) * step - 0.5, from - 1);
        }
      }
      return taps;
    }

    private void cover(int at, double start, double end) {
      int low = (int) start;
      int high = (int) Math.ceil(end - 1e-9);
      first[at] = low;
      weights[at] = new float[high - low];
      for (int i = low; i < high; i++) {
        double overlap = Math.min(i + 1, end) - Math.max(i, start);
        weights[at][i - low] = (float) (overlap / (end - start));
      }
    }

    private void interpolate(int at, double centre, int last) {
      double inside = Math.clamp(centre, 0, last);
      int low = (int) Math.min(inside, Math.max(0, last - 1));
      float upper = (float) (inside - low);
      first[at] = low;
      weights[at] = last == 0 ? new float[] {1} : new float[] {1 - upper, upper};
    }
  }
}
