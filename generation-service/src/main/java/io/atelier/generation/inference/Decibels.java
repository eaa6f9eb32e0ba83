package io.atelier.generation.inference;

import io.atelier.platform.image.PixelImage;

/** How alike two pictures of one size are. */
final class Decibels {

  private Decibels() {}

  /** Peak signal-to-noise ratio over all samples; infinite for equal pictures. */
  static double between(PixelImage one, PixelImage other) {
    double squares = 0;
    for (int i = 0; i < one.data().length; i++) {
      double difference = (one.data()[i] & 0xFF) - (other.data()[i] & 0xFF);
      squares += difference * difference;
    }
    return 10 * Math.log10(255.0 * 255.0 * one.data().length / squares);
  }

  /** Mean of how far samples are apart, of 255. */
  static double meanDifference(PixelImage one, PixelImage other) {
    long sum = 0;
    for (int i = 0; i < one.data().length; i++) {
      sum += Math.abs((one.data()[i] & 0xFF) - (other.data()[i] & 0xFF));
    }
    return (double) sum / one.data().length;
  }
}
