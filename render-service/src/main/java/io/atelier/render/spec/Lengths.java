package io.atelier.render.spec;

/** Numbers with units as CSS writes them; NaN for what is none. */
final class Lengths {
  private Lengths() {}

  static double number(String written) {
    for (int i = 0; i < written.length(); i++) {
      if ("0123456789+-.".indexOf(written.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(written);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** {@code 25%} is 0.25. */
  static double percent(String written) {
    return written.endsWith("%") ? number(without(written, "%")) / 100 : Double.NaN;
  }

  /** A percentage, or a plain number as it is. */
  static double ratio(String written) {
    return written.endsWith("%") ? percent(written) : number(written);
  }

  /** {@code 90deg}, {@code 0.25turn}, or a plain number of degrees. */
  static double degrees(String written) {
    if (written.endsWith("turn")) {
      return number(without(written, "turn")) * 360;
    }
    return number(written.endsWith("deg") ? without(written, "deg") : written);
  }

  /** {@code 4px} or {@code 4}. */
  static double pixels(String written) {
    return number(written.endsWith("px") ? without(written, "px") : written);
  }

  private static String without(String written, String unit) {
    return written.substring(0, written.length() - unit.length());
  }
}
