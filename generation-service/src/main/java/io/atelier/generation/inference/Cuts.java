package io.atelier.generation.inference;

/**
 * A side of a picture cut into overlapping pieces, and how they blend into each other. Of what two
 * neighbours share, the outer quarter on either side is dropped, because there a network has seen
 * little of what surrounds it, and the middle half fades from one to the other.
 *
 * @param total the side's length in pixels
 * @param length of a piece; the last is longer by less than a stride
 * @param starts where the pieces begin, multiples of the stride, evenly spread
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cuts(int total, int length, int[] starts) {

  /** Weights are in 256ths. */
  static final int WHOLE = 256;

  /**
   * As few pieces as possible.
   *
   * @param longest a piece may be, at least twice {@code overlap}
   * @param overlap what neighbours share at least
   */
  static Cuts of(int total, int longest, int overlap, int stride) {
    int aligned = longest / stride * stride;
    if (total <= longest) {
      return new Cuts(total, total, new int[] {0});
    }
    int advance = Math.max(stride, aligned - overlap - (stride - 1));
    int pieces = 1 + (total - aligned + advance - 1) / advance;
    int[] starts = new int[pieces];
    for (int i = 1; i < pieces; i++) {
      long even = (long) i * (total - aligned) / (pieces - 1);
      starts[i] = (int) (even / stride) * stride;
    }
    return new Cuts(total, aligned, starts);
  }

  int pieces() {
    return starts.length;
  }

  int start(int piece) {
    return starts[piece];
  }

  int end(int piece) {
    return piece == starts.length - 1 ? total : starts[piece] + length;
  }

  int size(int piece) {
    return end(piece) - start(piece);
  }

  /**
   * How much of {@code piece} shows at {@code position}, the rest being the piece before it.
   *
   * @return 0 to {@link #WHOLE}
   */
  int weight(int piece, int position) {
    if (piece == 0) {
      return WHOLE;
    }
    int start = start(piece);
    int shared = end(piece - 1) - start;
    int quarter = shared / 4;
    int fade = Math.max(1, shared - 2 * quarter);
    return Math.clamp(((position - start - quarter) * 2L + 1) * WHOLE / (2L * fade), 0, WHOLE);
  }
}
