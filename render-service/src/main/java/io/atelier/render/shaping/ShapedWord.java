package io.atelier.render.shaping;

import java.util.Arrays;

/**
 * A stretch of text in one face and direction as glyphs, in ems.
 *
 * @param glyphs numbers in the face, from left to right
 * @param x left end of each glyph from the word's left end
 * @param y of each glyph below the baseline; empty if all stand on it
 * @param characters for each glyph the index of the first UTF-16 unit it stands for, from the
 *     word's start; glyphs of one number belong together
 * @param advances how far each UTF-16 unit moves the pen; those of a ligature share alike
 * @param width sum of the advances
 */
@SuppressWarnings(
    "ArrayRecordComponent") // shared by every picture with this word, never written to
public record ShapedWord(
    int[] glyphs, float[] x, float[] y, int[] characters, float[] advances, float width) {
  static final ShapedWord EMPTY =
      new ShapedWord(new int[0], new float[0], new float[0], new int[0], new float[0], 0);

  /** Length of its text in UTF-16 units. */
  public int length() {
    return advances.length;
  }

  /** The rest of a word that reads from left to right and begins with a glyph a unit. */
  ShapedWord without(int leading) {
    float[] rest = Arrays.copyOfRange(advances, leading, advances.length);
    float moved = 0;
    for (int i = 0; i < leading; i++) {
      moved += advances[i];
    }
    float[] left = Arrays.copyOfRange(x, leading, x.length);
    int[] of = Arrays.copyOfRange(characters, leading, characters.length);
    for (int i = 0; i < left.length; i++) {
      left[i] -= moved;
      of[i] -= leading;
    }
    return new ShapedWord(
        Arrays.copyOfRange(glyphs, leading, glyphs.length),
        left,
        y.length == 0 ? y : Arrays.copyOfRange(y, leading, y.length),
        of,
        rest,
        width - moved);
  }

  /** Of a word, its five arrays, its key and their cell in a cache, without what they hold. */
  private static final int ENTRY_BYTES = 272;

  /** About what it takes in memory. */
  int bytes() {
    return ENTRY_BYTES + 12 * glyphs.length + 4 * y.length + 4 * advances.length;
  }
}
