package io.atelier.render.layout;

import io.atelier.render.font.FontLibrary;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.TextStyle;
import java.util.Locale;

/** Styles for tests. */
final class Styles {
  static final FontLibrary FONTS = new FontLibrary();

  private Styles() {}

  static TextStyle of(double size) {
    return of("noto-sans", size, 0, Locale.ROOT);
  }

  static TextStyle of(String font, double size, double letterSpacing, Locale language) {
    return new TextStyle(
        FONTS.find(font).orElseThrow(),
        size,
        letterSpacing,
        new Paint.Solid(0xFF202040),
        null,
        null,
        language);
  }
}
