package io.atelier.render.shaping;

/**
 * @param face id of a {@link io.atelier.render.font.FontFace}
 * @param latin whether digits and punctuation are as among Latin letters, where that matters
 */
record WordKey(String face, boolean rightToLeft, boolean spaced, boolean latin, String text) {
  @Override
  public int hashCode() {
    int flags = (rightToLeft ? 1 : 0) + (spaced ? 2 : 0) + (latin ? 4 : 0);
    return 31 * (31 * text.hashCode() + face.hashCode()) + flags;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WordKey key
        && key.text.equals(text)
        && key.face.equals(face)
        && key.rightToLeft == rightToLeft
        && key.spaced == spaced
        && key.latin == latin;
  }
}
