package io.atelier.render.pipeline;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How different two pictures of one size look from where single pixels blur. */
final class PerceptualDistance {
  private static final int BLOCK = 4;

  private PerceptualDistance() {}

  /**
   * The difference in mean luminance of corresponding blocks of 4 × 4 pixels, averaged over the
   * worst percent of them: 0 for the same picture, 1 for black against white.
   */
  static double between(BufferedImage a, BufferedImage b) {
    double[] differences =
        IntStream.range(0, a.getHeight() / BLOCK * (a.getWidth() / BLOCK))
            .mapToDouble(i -> difference(a, b, i))
            .sorted()
            .toArray();
    int worst = Math.max(1, differences.length / 100);
    return Arrays.stream(differences, differences.length - worst, differences.length)
        .average()
        .orElse(0);
  }

  private static double difference(BufferedImage a, BufferedImage b, int block) {
    int columns = a.getWidth() / BLOCK;
    int x = block % columns * BLOCK;
    int y = block / columns * BLOCK;
    return Math.abs(luminance(a, x, y) - luminance(b, x, y));
  }

  private static double luminance(BufferedImage picture, int left, int top) {
    double sum = 0;
    for (int y = top; y < top + BLOCK; y++) {
      for (int x = left; x < left + BLOCK; x++) {
        int rgb = picture.getRGB(x, y);
        sum += 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
      }
    }
    return sum / (255.0 * BLOCK * BLOCK);
  }
}
