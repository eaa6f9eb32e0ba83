package io.atelier.render.scene;

/** Characters of one style. */
public record TextRun(String text, TextStyle style) {
  /** With the text's length, so that two scenes never read the same. */
  @Override
  public String toString() {
    return text.length() + ":" + text + style;
  }
}
