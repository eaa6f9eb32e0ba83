package io.atelier.render.spec;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query as the tree of values its JSON body would be: {@code shadow.blur=2} is {@code
 * {"shadow":{"blur":"2"}}} and {@code runs.0.text=a} is {@code {"runs":[{"text":"a"}]}}. Values
 * stay strings; where a name comes twice the last counts.
 */
public final class Query {
  private static final int MAX_INDEX = 63;
  private static final int MAX_DEPTH = 6;

  private Query() {}

  /**
   * @param raw as it came, still percent-encoded; null for none
   * @throws SpecProblem if it is malformed
   */
  public static Map<String, Object> tree(@Nullable String raw) {
    Map<String, Object> tree = new LinkedHashMap<>();
    pairs(raw).forEach(pair -> put(tree, pair.name(), pair.value()));
    return tree;
  }

  /**
   * The names and values in order, decoded.
   *
   * @throws SpecProblem if it is malformed
   */
  public static List<Pair> pairs(@Nullable String raw) {
    List<Pair> pairs = new ArrayList<>();
    int start = 0;
    while (raw != null && start < raw.length()) {
      int end = raw.indexOf('&', start);
      end = end < 0 ? raw.length() : end;
      int equals = raw.indexOf('=', start);
      if (equals >= 0 && equals < end) {
        pairs.add(
            new Pair(decode(raw.substring(start, equals)), decode(raw.substring(equals + 1, end))));
      } else if (end > start) {
        pairs.add(new Pair(decode(raw.substring(start, end)), ""));
      }
      start = end + 1;
    }
    return pairs;
  }

  /** One name with its value. */
  public record Pair(String name, String value) {}

  /**
   * Puts a value where its dotted name says.
   *
   * @throws SpecProblem if the name's shape contradicts an earlier one
   */
  public static void put(Map<String, Object> tree, String name, Object value) {
    if (name.indexOf('.') < 0) {
      tree.put(name, value);
      return;
    }
    String[] steps = name.split("\\.", MAX_DEPTH + 1);
    if (steps.length > MAX_DEPTH) {
      throw new SpecProblem.UnreadableQuery("'" + name + "' is nested too deeply.");
    }
    Object at = tree;
    for (int i = 0; i < steps.length - 1; i++) {
      at = step(at, steps[i], isIndex(steps[i + 1]), name);
    }
    set(at, steps[steps.length - 1], value, name);
  }

  private static Object step(Object at, String step, boolean toList, String name) {
    Object next = get(at, step, name);
    if (next == null) {
      next = toList ? new ArrayList<@Nullable Object>() : new LinkedHashMap<String, Object>();
      set(at, step, next, name);
    }
    return next;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object get(Object at, String step, String name) {
    if (at instanceof Map<?, ?> map) {
      return map.get(step);
    }
    if (at instanceof List<?> list && isIndex(step)) {
      int index = Integer.parseInt(step);
      return index < list.size() ? list.get(index) : null;
    }
    throw contradiction(name);
  }

  @SuppressWarnings("unchecked") // only this class fills the tree
  private static void set(Object at, String step, Object value, String name) {
    if (at instanceof Map<?, ?> map) {
      ((Map<String, Object>) map).put(step, value);
    } else if (at instanceof List<?> list && isIndex(step)) {
      setAt((List<@Nullable Object>) list, Integer.parseInt(step), value);
    } else {
      throw contradiction(name);
    }
  }

  private static void setAt(List<@Nullable Object> list, int index, Object value) {
    while (list.size() <= index) {
      list.add(null);
    }
    list.set(index, value);
  }

  private static boolean isIndex(String step) {
    return step.length() <= 2
        && !step.isEmpty()
        && step.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(step) <= MAX_INDEX;
  }

  private static SpecProblem contradiction(String name) {
    return new SpecProblem.UnreadableQuery(
        "'" + name + "' does not go together with the other names.");
  }

  private static String decode(String encoded) {
    if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
      return encoded;
    }
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new SpecProblem.UnreadableQuery("A percent sign is not followed by two hex digits.");
    }
  }
}
