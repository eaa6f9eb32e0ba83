package io.atelier.generation.inference;

import io.atelier.platform.image.PixelImage;

/**
 * What a photo is like, from some ten thousand of its pixels.
 *
 * @param values by {@link #NAMES}: the photo's size in megapixels, mean luminance and mean
 *     saturation from 0 to 1, and sharpness, the mean square of the second differences of luminance
 * @param histogram shares of 4 x 4 x 4 colours
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InputStatistics(double[] values, double[] histogram) {

  static final String[] NAMES = {"megapixels", "luminance", "saturation", "sharpness"};
  static final int COLOURS = 64;

  private static final int SAMPLES = 10_000;
  private static final double MEGA = 1e6;

  /**
   * @param picture as decoded, perhaps reduced
   * @param pixels the photo has in its file
   */
  static InputStatistics of(PixelImage picture, long pixels) {
    int width = picture.width();
    int height = picture.height();
    int step = Math.max(1, (int) Math.sqrt((double) width * height / SAMPLES));
    double light = 0;
    double saturation = 0;
    double sharpness = 0;
    double[] histogram = new double[COLOURS];
    int count = 0;
    for (int y = step / 2; y < height; y += step) {
      for (int x = step / 2; x < width; x += step) {
        int at = (y * width + x) * picture.channels();
        int red = picture.data()[at] & 0xFF;
        int green = picture.data()[at + 1] & 0xFF;
        int blue = picture.data()[at + 2] & 0xFF;
        int high = Math.max(red, Math.max(green, blue));
        int low = Math.min(red, Math.min(green, blue));
        light += luminance(red, green, blue);
        saturation += high == 0 ? 0 : (double) (high - low) / high;
        double edge = edge(picture, x, y);
        sharpness += edge * edge;
        histogram[(red >> 6) * 16 + (green >> 6) * 4 + (blue >> 6)]++;
        count++;
      }
    }
    for (int i = 0; i < COLOURS; i++) {
      histogram[i] /= count;
    }
    double[] values = {pixels / MEGA, light / count, saturation / count, sharpness / count};
    return new InputStatistics(values, histogram);
  }

  private static double edge(PixelImage picture, int x, int y) {
    if (x == 0 || y == 0 || x == picture.width() - 1 || y == picture.height() - 1) {
      return 0;
    }
    return 4 * luminance(picture, x, y)
        - luminance(picture, x - 1, y)
        - luminance(picture, x + 1, y)
        - luminance(picture, x, y - 1)
        - luminance(picture, x, y + 1);
  }

  private static double luminance(PixelImage picture, int x, int y) {
    int at = (y * picture.width() + x) * picture.channels();
    byte[] data = picture.data();
    return luminance(data[at] & 0xFF, data[at + 1] & 0xFF, data[at + 2] & 0xFF);
  }

  private static double luminance(int red, int green, int blue) {
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  }
}
