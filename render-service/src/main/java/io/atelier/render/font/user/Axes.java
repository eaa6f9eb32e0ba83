package io.atelier.render.font.user;

import java.util.Map;
import java.util.TreeMap;

/** Values of a variable font's axes as requests write them: {@code wght:650,wdth:87.5}. */
final class Axes {
  private static final String ONE = "[A-Za-z0-9]{4}:-?[0-9]{1,5}([.][0-9]{1,4})?";

  /** Eight at most; none is fine too. */
  static final String WRITTEN = "|" + ONE + "(," + ONE + "){0,7}";

  private Axes() {}

  /**
   * @param written matches {@link #WRITTEN}
   */
  static Map<String, Double> parse(String written) {
    Map<String, Double> axes = new TreeMap<>();
    if (!written.isEmpty()) {
      for (String axis : written.split(",")) {
        axes.put(axis.substring(0, 4), Double.valueOf(axis.substring(5)));
      }
    }
    return axes;
  }
}
