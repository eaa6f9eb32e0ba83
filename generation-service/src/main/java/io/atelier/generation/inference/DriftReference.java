package io.atelier.generation.inference;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What a model's photos were like when it was new.
 *
 * @param means of the statistics in the order of {@link InputStatistics#NAMES}
 * @param deviations the photos' standard deviations, in the same order
 * @param histogram mean shares of the colours
 */
record DriftReference(List<Double> means, List<Double> deviations, List<Double> histogram) {

  static DriftReference of(Collection<InputStatistics> photos) {
    int values = InputStatistics.NAMES.length;
    double[] means = new double[values];
    double[] squares = new double[values];
    double[] histogram = new double[InputStatistics.COLOURS];
    for (InputStatistics photo : photos) {
      for (int i = 0; i < values; i++) {
        means[i] += photo.values()[i] / photos.size();
        squares[i] += photo.values()[i] * photo.values()[i] / photos.size();
      }
      for (int i = 0; i < histogram.length; i++) {
        histogram[i] += photo.histogram()[i] / photos.size();
      }
    }
    double[] deviations = new double[values];
    for (int i = 0; i < values; i++) {
      deviations[i] = Math.sqrt(Math.max(0, squares[i] - means[i] * means[i]));
    }
    return new DriftReference(list(means), list(deviations), list(histogram));
  }

  private static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
