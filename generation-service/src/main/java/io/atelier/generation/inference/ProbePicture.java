package io.atelier.generation.inference;

import io.atelier.generation.model.Samples;
import io.atelier.platform.image.PixelImage;

/** A drawn landscape to try networks on, and what to do with its samples. */
final class ProbePicture {

  private static final int[] SKY = {90, 150, 235};
  private static final int[] GRASS = {70, 150, 50};
  private static final int[] SUN = {250, 190, 60};
  private static final int[] ROOF = {200, 50, 40};
  private static final int[] WALL = {235, 225, 205};

  private ProbePicture() {}

  static PixelImage of(Size size) {
    byte[] data = new byte[size.width() * size.height() * 3];
    int at = 0;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        double across = (double) x / size.width();
        double down = (double) y / size.height();
        int[] colour = colour(across, down);
        double light = 1 + 0.12 * Math.sin(across * 61 + 9 * Math.sin(down * 47)) - 0.2 * down;
        for (int c = 0; c < 3; c++) {
          data[at++] = (byte) Math.clamp(Math.round(colour[c] * light), 0, 255);
        }
      }
    }
    return new PixelImage(size.width(), size.height(), 3, data);
  }

  private static int[] colour(double across, double down) {
    if (Math.hypot(across - 0.75, down - 0.22) < 0.13) {
      return SUN;
    }
    if (across > 0.15 && across < 0.5 && down > 0.45 && down < 0.8) {
      return WALL;
    }
    if (down > 0.25 && down <= 0.45 && Math.abs(across - 0.325) < down - 0.22) {
      return ROOF;
    }
    return down < 0.6 ? SKY : GRASS;
  }

  static float[] planes(PixelImage picture, Samples samples) {
    byte[] data = picture.data();
    int pixels = data.length / 3;
    float scale = (samples.high() - samples.low()) / 255;
    float[] planes = new float[data.length];
    for (int i = 0; i < data.length; i++) {
      int channel = samples.bgr() ? 2 - i % 3 : i % 3;
      planes[channel * pixels + i / 3] = samples.low() + scale * (data[i] & 0xFF);
    }
    return planes;
  }

  static PixelImage picture(float[] planes, Size size, Samples samples) {
    int pixels = planes.length / 3;
    float scale = (samples.high() - samples.low()) / 255;
    byte[] data = new byte[planes.length];
    for (int i = 0; i < data.length; i++) {
      int channel = samples.bgr() ? 2 - i % 3 : i % 3;
      float sample = (planes[channel * pixels + i / 3] - samples.low()) / scale;
      data[i] = (byte) Math.clamp(Math.round(sample), 0, 255);
    }
    return new PixelImage(size.width(), size.height(), 3, data);
  }

  /**
   * How far red, green and blue stay what they were: the sum of their correlations, -3 to 3. A
   * network keeps more of a picture whose channels come in the order it was trained on.
   */
  static double likeness(PixelImage one, PixelImage other) {
    return correlation(one, other, 0) + correlation(one, other, 1) + correlation(one, other, 2);
  }

  private static double correlation(PixelImage one, PixelImage other, int channel) {
    int pixels = one.data().length / 3;
    double sumA = 0;
    double sumB = 0;
    double sumAa = 0;
    double sumBb = 0;
    double sumAb = 0;
    for (int at = channel; at < one.data().length; at += 3) {
      double a = one.data()[at] & 0xFF;
      double b = other.data()[at] & 0xFF;
      sumA += a;
      sumB += b;
      sumAa += a * a;
      sumBb += b * b;
      sumAb += a * b;
    }
    double covariance = sumAb - sumA * sumB / pixels;
    double spread = (sumAa - sumA * sumA / pixels) * (sumBb - sumB * sumB / pixels);
    return spread <= 0 ? 0 : covariance / Math.sqrt(spread);
  }
}
