package io.atelier.render.template;

import io.atelier.render.scene.Paint;
import io.atelier.render.spec.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value a template asks for.
 *
 * @param otherwise what it is when it is not given; null if it must be given
 * @param example what previews show; null for {@code otherwise}
 * @param maxLength of a text, in UTF-16 units
 * @param least smallest number
 * @param greatest greatest number
 * @param choices the only values of a choice
 */
record Parameter(
    Type type,
    @Nullable Object otherwise,
    @Nullable Object example,
    int maxLength,
    double least,
    double greatest,
    List<String> choices,
    String description) {
  private static final Pattern IMAGE =
      Pattern.compile("asset:[0-9]{1,19}/[0-9a-f]{64}|upload:[A-Za-z0-9_-]{1,64}");
  private static final int MAX_LENGTH = 5_000;
  private static final int DEFAULT_LENGTH = 500;
  private static final double MAX_NUMBER = 1e9;

  Parameter {
    choices = List.copyOf(choices);
  }

  enum Type {
    TEXT,
    NUMBER,
    COLOR,
    /** A colour or a gradient. */
    PAINT,
    IMAGE,
    FLAG,
    CHOICE
  }

  /** What a document says of a parameter; what is wrong is noted in {@code fields}. */
  static Parameter read(Fields fields) {
    List<String> choices =
        fields.value("choices") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of();
    var parameter =
        new Parameter(
            fields.choice("type", Type.class, Type.TEXT),
            fields.value("default"),
            fields.value("example"),
            fields.whole("max_length", 1, MAX_LENGTH, DEFAULT_LENGTH),
            fields.number("min", -MAX_NUMBER, MAX_NUMBER, -MAX_NUMBER),
            fields.number("max", -MAX_NUMBER, MAX_NUMBER, MAX_NUMBER),
            choices,
            Objects.requireNonNullElse(fields.text("description", DEFAULT_LENGTH), ""));
    if (parameter.type == Type.CHOICE && choices.isEmpty()) {
      fields.reject("choices", "must not be empty");
    }
    if (parameter.shown() == null) {
      fields.reject("example", "is needed where there is no default");
    }
    return parameter;
  }

  boolean required() {
    return otherwise == null;
  }

  /** What a preview shows; null if the document forgot it. */
  @Nullable Object shown() {
    return example == null ? otherwise : example;
  }

  /** The value of that name, of the right type; what is wrong is noted in {@code given}. */
  Object value(Fields given, String name) {
    if (!given.has(name) && otherwise != null) {
      return otherwise;
    }
    return switch (type) {
      case TEXT -> text(given, name);
      case NUMBER -> number(given.number(name, least, greatest, Math.max(least, 0)));
      case COLOR -> {
        given.color(name, 0);
        yield written(given, name);
      }
      case PAINT -> {
        given.paint(name, 1, 1, new Paint.Solid(0));
        yield written(given, name);
      }
      case FLAG -> given.flag(name, false);
      case IMAGE ->
          given.parsed(
              name,
              value -> IMAGE.matcher(value).matches() ? Optional.of(value) : Optional.empty(),
              "must be asset:{user}/{sha256} or upload:{part}",
              "");
      case CHOICE ->
          given.parsed(
              name,
              value -> choices.contains(value) ? Optional.of(value) : Optional.empty(),
              "must be one of " + String.join(", ", choices),
              "");
    };
  }

  private Object text(Fields given, String name) {
    String text = given.text(name, maxLength);
    if (text == null && given.value(name) == null) {
      given.reject(name, "must not be missing");
    }
    return Objects.requireNonNullElse(text, "");
  }

  /** Whole numbers without a fraction: they also stand inside strings. */
  private static Object number(double value) {
    return value == Math.rint(value) ? (Object) (long) value : (Object) value;
  }

  /** As it was written, once it is known to be right. */
  private static Object written(Fields given, String name) {
    return String.valueOf(given.value(name)).toLowerCase(Locale.ROOT);
  }
}
