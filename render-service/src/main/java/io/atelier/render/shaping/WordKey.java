package io.atelier.render.shaping;

/**
 * @param face id of a {@link io.atelier.render.font.FontFace}
 * @param flags how it is shaped: a sum of the constants below
 */
record WordKey(String face, int flags, String text) {
  static final int RIGHT_TO_LEFT = 1;
  static final int SPACED = 2;

  /** Digits and punctuation as among Latin letters, where that matters. */
  static final int LATIN = 4;

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Whether this is the key of a stretch of text. */
  boolean is(String otherFace, int otherFlags, char[] characters, int start, int end) {
    if (flags != otherFlags || text.length() != end - start || !face.equals(otherFace)) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (text.charAt(i - start) != characters[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash(face, flags, text.hashCode());
  }

  /** The hash code of the key that a stretch of text would have. */
  static int hash(String face, int flags, char[] text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i]; // as String does
    }
    return hash(face, flags, hash);
  }

  private static int hash(String face, int flags, int text) {
    return 31 * (31 * text + face.hashCode()) + flags;
  }
}
