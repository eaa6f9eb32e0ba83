package io.atelier.render.font;

import java.util.List;

/**
 * A font a card can ask for, with the faces that stand in for characters it lacks.
 *
 * @param name as a request gives it, such as {@code noto-sans-bold}
 * @param faces the font itself, then its fallbacks in order
 */
public record FontFamily(String name, List<FontFace> faces) {
  private static final int JOINERS_AND_MARKS = 0x200B;

  public FontFamily {
    faces = List.copyOf(faces);
  }

  /** The face whose metrics set the line. */
  public FontFace primary() {
    return faces.getFirst();
  }

  /**
   * The index in {@link #faces} of the first face that can draw a whole grapheme cluster, else the
   * first that can draw its base character, else -1.
   */
  public int faceFor(String text, int start, int end) {
    int whole = firstFace(text, start, end);
    return whole >= 0 ? whole : firstFace(text, start, text.offsetByCodePoints(start, 1));
  }

  private int firstFace(String text, int start, int end) {
    for (int i = 0; i < faces.size(); i++) {
      if (draws(faces.get(i), text, start, end)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean draws(FontFace face, String text, int start, int end) {
    int at = start;
    while (at < end) {
      int character = text.codePointAt(at);
      if (!invisible(character) && !face.awt().canDisplay(character)) {
        return false;
      }
      at += Character.charCount(character);
    }
    return true;
  }

  /** Joiners, direction marks and variation selectors shape their neighbours and need no glyph. */
  private static boolean invisible(int character) {
    return (character >= JOINERS_AND_MARKS && Character.getType(character) == Character.FORMAT)
        || (character >= 0xFE00 && character <= 0xFE0F);
  }

  /** The name alone: it says all in a digest. */
  @Override
  public String toString() {
    return name;
  }
}
