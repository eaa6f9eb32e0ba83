package io.atelier.generation.model;

/**
 * What a model's input may measure, in pixels.
 *
 * @param stride both sides are multiples of it
 * @param workingPixels the long side of a picture, without margins, that the model paints best at
 * @param tileWidth the width of one pass: exactly this where {@code fixed}, at most this otherwise
 * @param tileHeight the height of one pass, likewise
 * @param overlap what neighbouring tiles of a larger picture share at least
 * @param fixed whether the network takes no other size than {@code tileWidth} x {@code tileHeight}
 */
public record Canvas(
    int stride, int workingPixels, int tileWidth, int tileHeight, int overlap, boolean fixed) {

  /**
   * How far a network that pads with zeros spoils the outermost pixels, so how wide margins are.
   */
  public static final int MARGIN = 8;

  private static final int SHARED = 64;

  public Canvas {
    require(stride >= 1 && stride <= 256, "stride is %d".formatted(stride));
    require(
        Math.max(tileWidth, tileHeight) <= 4096 && Math.min(tileWidth, tileHeight) >= 64,
        "a pass is %d x %d".formatted(tileWidth, tileHeight));
    require(
        workingPixels >= stride && workingPixels <= 8192,
        "workingPixels is %d".formatted(workingPixels));
    require(
        overlap >= 0 && 2 * (overlap + stride) <= Math.min(tileWidth, tileHeight) - 2 * MARGIN,
        "overlap is %d".formatted(overlap));
  }

  /** Of a network that takes any multiple of {@code stride}: one pass covers the working size. */
  public static Canvas free(int stride, int workingPixels) {
    int tile = Math.max(64, workingPixels + 2 * MARGIN + stride);
    int room = (tile - 2 * MARGIN) / 2 - stride;
    return free(stride, workingPixels, tile, Math.clamp(room, 0, SHARED));
  }

  static Canvas free(int stride, int workingPixels, int tile, int overlap) {
    return new Canvas(stride, workingPixels, tile, tile, overlap, false);
  }

  /** Of a network that takes one size only; it paints best when the picture fills that. */
  static Canvas fixed(int width, int height, int overlap) {
    int working = Math.max(width, height) - 2 * MARGIN;
    return new Canvas(1, working, width, height, overlap, true);
  }

  /** The widest part of a picture that one pass paints, its margins taken off. */
  public int contentWidth() {
    return tileWidth - 2 * MARGIN - (stride - 1);
  }

  /** The highest part of a picture that one pass paints, its margins taken off. */
  public int contentHeight() {
    return tileHeight - 2 * MARGIN - (stride - 1);
  }

  private static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
