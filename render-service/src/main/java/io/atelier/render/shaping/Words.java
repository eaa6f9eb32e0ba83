package io.atelier.render.shaping;

/** Where a run may be cut without its glyphs becoming others. */
final class Words {
  /** Farther back no letter lends its script. */
  private static final int FAR = 64;

  private Words() {}

  /** The end of the word that begins at {@code start}. */
  static int end(char[] text, int start, int limit, FaceShaper face) {
    char first = text[start];
    if (first == ' ' && face.spacesApart()) {
      return start + 1;
    }
    int at = start + 1;
    while (at < limit && !cutBefore(text, at, face)) {
      at++;
    }
    return at;
  }

  private static boolean cutBefore(char[] text, int at, FaceShaper face) {
    char before = text[at - 1];
    char after = text[at];
    if (after == ' ' || before == ' ') {
      return face.spacesApart();
    }
    if (isDigit(before) && isDigit(after)) {
      return face.digitsApart();
    }
    return apart(before, after, face) && !attaches(after);
  }

  private static boolean apart(char before, char after, FaceShaper face) {
    boolean square = Scripts.isSquare(before);
    if (square != Scripts.isSquare(after) || Scripts.isHan(before) || Scripts.isHan(after)) {
      return (square || Scripts.isSquare(after)) && face.hanApart() && !attaches(before);
    }
    return square && face.kanaApart();
  }

  /** Whether the letters at the edges join what stands beyond the edges. */
  static boolean joinsBeyond(char[] text, int start, int end) {
    return (start > 0 && Scripts.joins(text[start]) && text[start - 1] != ' ')
        || (end < text.length && Scripts.joins(text[end - 1]) && text[end] != ' ');
  }

  /**
   * Whether a word has no letters of its own and takes the script of Latin ones: those before it in
   * its run (UAX #24).
   */
  static boolean areCommonAmongLatin(char[] text, int runStart, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetter(text[i])) {
        return false;
      }
    }
    for (int i = start - 1; i >= Math.max(runStart, start - FAR); i--) {
      if (Character.isLetter(text[i])) {
        return Scripts.isAlphabet(text[i]);
      }
    }
    return false;
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  /** Marks, joiners and selectors belong to the character before them. */
  private static boolean attaches(char unit) {
    return switch (Character.getType(unit)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
