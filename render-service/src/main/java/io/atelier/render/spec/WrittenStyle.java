package io.atelier.render.spec;

import io.atelier.render.font.FontFamily;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Shadow;
import io.atelier.render.scene.Stroke;
import io.atelier.render.scene.TextStyle;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A style before its font is chosen; runs inherit what they do not say.
 *
 * @param weight 100 to 900
 */
record WrittenStyle(
    String font,
    int weight,
    boolean italic,
    double size,
    double letterSpacing,
    Paint color,
    @Nullable Stroke stroke,
    @Nullable Shadow shadow,
    Locale language) {
  private static final Paint BLACK = new Paint.Solid(0xFF000000);
  private static final int REGULAR = 400;
  private static final int BOLD = 700;
  private static final int MAX_NAME = 2_048;
  private static final double MAX_SIZE = 1_024;

  static final WrittenStyle DEFAULT =
      new WrittenStyle("noto-sans-cjk", REGULAR, false, 16, 0, BLACK, null, null, Locale.ROOT);

  private enum Slope {
    NORMAL,
    ITALIC
  }

  /**
   * This style with what the fields say.
   *
   * @param width of the text's box, for gradients
   * @param height of the text's box; 0 if not known
   */
  WrittenStyle with(Fields fields, double width, double height) {
    String name = fields.text("font", MAX_NAME);
    Slope slope = italic ? Slope.ITALIC : Slope.NORMAL;
    return new WrittenStyle(
        name == null || name.isBlank() ? font : name,
        fields.parsed("weight", WrittenStyle::weight, "must be 100 to 900, normal or bold", weight),
        fields.choice("style", Slope.class, slope) == Slope.ITALIC,
        fields.number("size", 1, MAX_SIZE, size),
        fields.number("letter_spacing", -100, 500, letterSpacing),
        fields.paint("color", width, height, color),
        Effects.stroke(fields, "stroke", stroke),
        Effects.shadow(fields, "shadow", shadow),
        fields.parsed(
            "language",
            WrittenStyle::language,
            "must be a language tag such as zh-Hant",
            language));
  }

  /** The style with its font; one that does not exist is told of {@code fields}. */
  TextStyle styled(Fields fields, Supply supply) {
    Optional<FontFamily> family = supply.font(font, weight, italic);
    if (family.isEmpty()) {
      fields.reject("font", "must be one of " + supply.fontNames());
    }
    return new TextStyle(
        family.or(() -> supply.font(DEFAULT.font, REGULAR, false)).orElseThrow(),
        size,
        letterSpacing,
        color,
        stroke,
        shadow,
        language);
  }

  private static Optional<Integer> weight(String written) {
    return switch (written) {
      case "normal", "regular" -> Optional.of(REGULAR);
      case "bold" -> Optional.of(BOLD);
      default -> {
        double weight = Lengths.number(written);
        yield weight >= 100 && weight <= 900 ? Optional.of((int) weight) : Optional.empty();
      }
    };
  }

  private static Optional<Locale> language(String tag) {
    try {
      return Optional.of(new Locale.Builder().setLanguageTag(tag).build());
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }
}
