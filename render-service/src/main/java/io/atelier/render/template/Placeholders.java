package io.atelier.render.template;

import io.atelier.render.spec.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts values in place of {@code {{name}}} in the strings of a tree. */
final class Placeholders {
  private static final Pattern NAME = Pattern.compile("\\{\\{ *([a-z][a-z0-9_]*) *}}");

  /** Where values are text and must not become tags. */
  private static final String MARKUP = "markup";

  private Placeholders() {}

  /** A copy; a string that is one placeholder and no more becomes the value with its type. */
  static Map<String, Object> fill(Map<?, ?> tree, Map<String, ?> values) {
    Map<String, Object> filled = new LinkedHashMap<>();
    tree.forEach(
        (name, value) -> {
          if (value != null) {
            boolean markup = MARKUP.equals(name);
            filled.put(String.valueOf(name), fill(value, values, markup));
          }
        });
    return filled;
  }

  /** Notes names that are no parameters. */
  static void check(Fields fields, Object tree, Set<String> parameters) {
    Set<String> unknown = new TreeSet<>();
    collect(tree, unknown);
    unknown.removeAll(parameters);
    unknown.forEach(
        name -> fields.reject("scene", "names {{" + name + "}}, which is no parameter"));
  }

  private static Object fill(Object node, Map<String, ?> values, boolean markup) {
    return switch (node) {
      case Map<?, ?> map -> fill(map, values);
      case List<?> list ->
          list.stream().map(entry -> entry == null ? "" : fill(entry, values, false)).toList();
      case String text -> fill(text, values, markup);
      default -> node;
    };
  }

  private static Object fill(String text, Map<String, ?> values, boolean markup) {
    Matcher placeholder = NAME.matcher(text);
    if (!placeholder.find()) {
      return text;
    }
    if (!markup && placeholder.matches()) {
      return value(placeholder, values);
    }
    return placeholder.replaceAll(
        found -> {
          String value = String.valueOf(value(found.group(1), values));
          return Matcher.quoteReplacement(markup ? escaped(value) : value);
        });
  }

  private static Object value(Matcher placeholder, Map<String, ?> values) {
    return value(placeholder.group(1), values);
  }

  private static Object value(String name, Map<String, ?> values) {
    Object value = values.get(name);
    return value == null ? "" : value;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
  }

  private static void collect(@Nullable Object node, Set<String> names) {
    switch (node) {
      case Map<?, ?> map -> map.values().forEach(value -> collect(value, names));
      case List<?> list -> list.forEach(value -> collect(value, names));
      case String text -> NAME.matcher(text).results().forEach(found -> names.add(found.group(1)));
      case null, default -> {}
    }
  }
}
