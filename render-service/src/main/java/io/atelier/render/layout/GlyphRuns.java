package io.atelier.render.layout;

import io.atelier.render.font.FontFace;
import io.atelier.render.layout.TextLayout.GlyphRun;
import io.atelier.render.scene.TextStyle;
import io.atelier.render.shaping.ShapedWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects placed glyphs; neighbours of one face and style become one run, lines or not. One a
 * thread, for its arrays to be used again.
 */
final class GlyphRuns {
  private static final ThreadLocal<GlyphRuns> RUNS = ThreadLocal.withInitial(GlyphRuns::new);

  /** Longer arrays are not kept. */
  private static final int KEPT = 4096;

  private List<GlyphRun> finished = List.of();
  private @Nullable FontFace face;
  private @Nullable TextStyle style;
  private float size;
  private int[] glyphs = new int[256];
  private float[] x = new float[256];
  private float[] y = new float[256];
  private int count;

  private GlyphRuns() {}

  /** This thread's, empty. */
  static GlyphRuns empty() {
    GlyphRuns runs = RUNS.get();
    if (runs.glyphs.length > KEPT) {
      RUNS.remove();
      runs = RUNS.get();
    }
    runs.finished = new ArrayList<>(2);
    runs.face = null;
    runs.style = null;
    runs.count = 0;
    return runs;
  }

  /**
   * What follows is in this face and style.
   *
   * @param deviceSize font size in device pixels
   */
  void use(FontFace next, TextStyle nextStyle, float deviceSize) {
    if (next != face || nextStyle != style) {
      finish();
      face = next;
      style = nextStyle;
      size = deviceSize;
    }
  }

  /** Adds a word whose left end is at {@code left} on a baseline. */
  void add(ShapedWord word, double left, double baseline) {
    int more = word.glyphs().length;
    reserve(more);
    System.arraycopy(word.glyphs(), 0, glyphs, count, more);
    float[] offsets = word.x();
    for (int i = 0; i < more; i++) {
      x[count + i] = (float) (left + offsets[i] * size);
    }
    Arrays.fill(y, count, count + more, (float) baseline);
    if (word.y().length > 0) {
      for (int i = 0; i < more; i++) {
        y[count + i] += word.y()[i] * size;
      }
    }
    count += more;
  }

  /** Adds one glyph of a word whose left end is at {@code left} on a baseline. */
  void add(ShapedWord word, int index, double left, double baseline) {
    reserve(1);
    glyphs[count] = word.glyphs()[index];
    x[count] = (float) (left + word.x()[index] * size);
    y[count] = (float) (baseline + (word.y().length > 0 ? word.y()[index] * size : 0));
    count++;
  }

  List<GlyphRun> all() {
    finish();
    List<GlyphRun> all = finished;
    finished = List.of();
    face = null;
    style = null; // neither outlives the text
    return all;
  }

  private void reserve(int more) {
    if (count + more > glyphs.length) {
      int capacity = 2 * (count + more);
      glyphs = Arrays.copyOf(glyphs, capacity);
      x = Arrays.copyOf(x, capacity);
      y = Arrays.copyOf(y, capacity);
    }
  }

  private void finish() {
    if (face != null && style != null && count > 0) {
      finished.add(
          new GlyphRun(
              face,
              size,
              Arrays.copyOf(glyphs, count),
              Arrays.copyOf(x, count),
              Arrays.copyOf(y, count),
              style));
    }
    count = 0;
  }
}
