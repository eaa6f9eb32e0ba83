package io.atelier.loadtest;

import java.util.Optional;

/** What {@code loadtest/run NAME --key value} was given, as system properties {@code load.key}. */
final class Option {
  private Option() {}

  static Optional<String> text(String key) {
    return Optional.ofNullable(System.getProperty("load." + key));
  }

  static String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  /**
   * @throws NumberFormatException if it was given and is no number
   */
  static int number(String key, int otherwise) {
    return text(key).map(Integer::parseInt).orElse(otherwise);
  }

  /**
   * @throws NumberFormatException if it was given and is no number
   */
  static double decimal(String key, double otherwise) {
    return text(key).map(Double::parseDouble).orElse(otherwise);
  }
}
