package io.atelier.render.spec;

import io.atelier.platform.web.FieldProblem;
import io.atelier.render.scene.Paint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Named values with their path in the request. A value may be of its JSON type or a string that
 * says the same, as queries have it. What is wrong is written down, and the default given, so that
 * one answer names all wrong fields.
 */
public final class Fields {
  private final Map<String, ?> values;
  private final String path;
  private final List<FieldProblem> problems;

  private Fields(Map<String, ?> values, String path, List<FieldProblem> problems) {
    this.values = values;
    this.path = path;
    this.problems = problems;
  }

  public static Fields of(Map<String, ?> values) {
    return new Fields(values, "", new ArrayList<>());
  }

  /** A view whose problems are told under a longer name and gathered here. */
  public Fields under(String name, Map<String, ?> others) {
    return new Fields(others, at(name) + ".", problems);
  }

  /**
   * @throws SpecProblem.InvalidFields if anything read so far was wrong
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw new SpecProblem.InvalidFields(problems);
    }
  }

  public void reject(String name, String message) {
    problems.add(new FieldProblem(at(name), message));
  }

  /** Whether there is a value that is neither null nor an empty string. */
  public boolean has(String name) {
    Object value = values.get(name);
    return value != null && !"".equals(value);
  }

  /** False for false, 0, null and an empty string; true for anything else, absence too. */
  public boolean holds(String name) {
    return switch (String.valueOf(values.containsKey(name) ? values.get(name) : true)) {
      case "", "false", "0", "null" -> false;
      default -> true;
    };
  }

  /** What is there, in order. */
  public Set<String> names() {
    return values.keySet();
  }

  /** The value as it was written, of any type; null where there is none. */
  public @Nullable Object value(String name) {
    return values.get(name);
  }

  public double number(String name, double least, double greatest, double otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    double value = number(values.get(name));
    if (!(value >= least && value <= greatest)) { // so that NaN is rejected too
      reject(name, "must be a number from " + plain(least) + " to " + plain(greatest));
      return otherwise;
    }
    return value;
  }

  public int whole(String name, int least, int greatest, int otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    double value = number(values.get(name));
    if (!(value >= least && value <= greatest) || value != Math.rint(value)) {
      reject(name, "must be a whole number from " + least + " to " + greatest);
      return otherwise;
    }
    return (int) value;
  }

  public boolean flag(String name, boolean otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    return switch (String.valueOf(values.get(name))) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> {
        reject(name, "must be true or false");
        yield otherwise;
      }
    };
  }

  /** A string, or a number or truth value as it is written; null where there is none. */
  public @Nullable String text(String name, int mostUnits) {
    Object value = values.get(name);
    switch (value) {
      case null -> {
        return null;
      }
      case Map<?, ?> ignored -> reject(name, "must be a string");
      case List<?> ignored -> reject(name, "must be a string");
      default -> {
        String text = value.toString();
        if (text.length() <= mostUnits) {
          return text;
        }
        reject(name, "must have at most %,d characters".formatted(mostUnits));
      }
    }
    return null;
  }

  /** A constant by its name in lower case; hyphens and underscores are alike. */
  public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    String written =
        String.valueOf(values.get(name)).toUpperCase(Locale.ROOT).replace('-', '_').strip();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(written)) {
        return constant;
      }
    }
    reject(
        name,
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", ", "must be one of ", "")));
    return otherwise;
  }

  /** A solid colour, ARGB. */
  public int color(String name, int otherwise) {
    return parsed(
        name,
        written -> {
          var color = Colors.parse(written);
          return color.isPresent() ? Optional.of(color.getAsInt()) : Optional.empty();
        },
        "must be #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), hsl(), a CSS colour name or transparent",
        otherwise);
  }

  /**
   * A solid colour or a gradient.
   *
   * @param width of the painted box, which angles depend on
   * @param height of the painted box; 0 if not known yet
   */
  public Paint paint(String name, double width, double height, Paint otherwise) {
    return parsed(
        name,
        written -> Gradients.parsePaint(written, width, height),
        "must be a CSS colour, linear-gradient(…) or radial-gradient(…)",
        otherwise);
  }

  /** What {@code parser} makes of the string; its empty answer is told as {@code message}. */
  public <T> T parsed(
      String name, Function<String, Optional<T>> parser, String message, T otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    Object value = values.get(name);
    Optional<T> parsed =
        value instanceof Map || value instanceof List
            ? Optional.empty()
            : parser.apply(String.valueOf(value));
    if (parsed.isEmpty()) {
      reject(name, message);
    }
    return parsed.orElse(otherwise);
  }

  /** Whether the value is an object rather than a string or number. */
  public boolean isObject(String name) {
    return values.get(name) instanceof Map;
  }

  /** The object of that name; null where there is none. */
  @SuppressWarnings("unchecked") // JSON and queries have string names only
  public @Nullable Fields object(String name) {
    Object value = values.get(name);
    if (value instanceof Map<?, ?> object) {
      return under(name, (Map<String, ?>) object);
    }
    if (has(name)) {
      reject(name, "must be an object");
    }
    return null;
  }

  /** The objects of a list, none where it is absent. */
  @SuppressWarnings("unchecked")
  public List<Fields> objects(String name, int most) {
    Object value = values.get(name);
    if (!has(name)) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      reject(name, "must be a list");
      return List.of();
    }
    if (list.size() > most) {
      reject(name, "must have at most " + most + " entries");
      return List.of();
    }
    List<Fields> objects = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      String entry = name + "[" + i + "]";
      if (list.get(i) instanceof Map<?, ?> object) {
        objects.add(under(entry, (Map<String, ?>) object));
      } else {
        reject(entry, "must be an object");
      }
    }
    return objects;
  }

  private String at(String name) {
    return path + name;
  }

  private static double number(@Nullable Object value) {
    return switch (value) {
      case Number number -> number.doubleValue();
      case String written -> parse(written);
      case null, default -> Double.NaN;
    };
  }

  /** As JSON and CSS write numbers; Java's own parser also takes hex, suffixes and names. */
  private static double parse(String written) {
    String number = written.strip();
    for (int i = 0; i < number.length(); i++) {
      if ("0123456789+-.eE".indexOf(number.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String plain(double limit) {
    return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
  }
}
