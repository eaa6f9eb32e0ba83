package io.atelier.render.layout;

import io.atelier.render.scene.TextStyle;
import io.atelier.render.shaping.Scripts;
import java.util.List;

/**
 * A paragraph cut into runs.
 *
 * @param runs in logical order, covering the text without gaps; none if it is empty
 * @param boundaries where lines may break and clusters begin
 * @param rightToLeft the direction of the paragraph as a whole
 * @param first the style of its first character, or of the empty line
 * @param spaced whether any run has letter spacing
 */
@SuppressWarnings("ArrayRecordComponent") // read in the hot loop
record Itemized(
    char[] text,
    List<Run> runs,
    Boundaries boundaries,
    boolean rightToLeft,
    TextStyle first,
    boolean spaced) {
  /** The index of the run that holds a UTF-16 unit; the last one's for the text's end. */
  int runAt(int index) {
    int low = 0;
    int high = runs.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runs.get(middle).end() <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The letter spacing that ends at {@code at}, in logical pixels. */
  double spacingBefore(int at) {
    if (!spaced) {
      return 0;
    }
    Run run = runs.get(runAt(at - 1));
    return run.spaced() ? spacingBefore(at, run.style()) : 0;
  }

  /**
   * Clusters are set apart; letters that join are not.
   *
   * @param style of the character before {@code at}
   */
  double spacingBefore(int at, TextStyle style) {
    boolean apart = boundaries.cluster(at) && !Scripts.joins(text[at - 1]);
    return apart ? style.letterSpacing() : 0;
  }
}
