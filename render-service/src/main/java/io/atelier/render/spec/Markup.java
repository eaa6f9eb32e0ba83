package io.atelier.render.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rich text in one string, for queries: {@code <b>}, {@code <i>}, {@code <br>} and {@code <span
 * color="red" size=32>} with the names of runs; {@code &lt;} and {@code &amp;} stand for
 * themselves. Anything else in angle brackets is an error, not text.
 */
final class Markup {
  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)(b|i|span|br)((?:\\s+[a-z_]+=(?:\"[^\"<>]*\"|[^\\s\"<>]+)){0,12})\\s*/?>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([a-z_]+)=(?:\"([^\"]*)\"|([^\\s\"]+))");
  private static final int MAX_DEPTH = 16;
  private static final int MAX_SPANS = 100;

  private Markup() {}

  /**
   * Text of one style.
   *
   * @param style what it says beyond the surrounding style
   */
  record Span(String text, Fields style) {
    WrittenStyle styled(WrittenStyle outer, double width, double height) {
      return outer.with(style, width, height);
    }
  }

  /** The spans in order; what is wrong is told of {@code markup}. */
  static List<Span> read(Fields fields, String markup) {
    List<Span> spans = new ArrayList<>();
    Deque<Map<String, Object>> open = new ArrayDeque<>();
    open.push(Map.of());
    Matcher tag = TAG.matcher(markup);
    int at = 0;
    while (tag.find(at)) {
      add(spans, fields, markup.substring(at, tag.start()), open.element());
      follow(tag, open, fields, spans);
      at = tag.end();
      if (open.isEmpty() || open.size() > MAX_DEPTH || spans.size() > MAX_SPANS) {
        fields.reject("markup", "must close each tag it opens, at most 15 deep and 100 in all");
        return List.of();
      }
    }
    add(spans, fields, markup.substring(at), open.element());
    if (open.size() > 1) {
      fields.reject("markup", "must close each tag it opens");
    }
    return spans;
  }

  private static void follow(
      Matcher tag, Deque<Map<String, Object>> open, Fields fields, List<Span> spans) {
    if (tag.group(2).equals("br")) {
      spans.add(new Span("\n", fields.under("markup", open.element())));
    } else if (!tag.group(1).isEmpty()) {
      open.pop();
    } else {
      Map<String, Object> style = new HashMap<>(open.element());
      switch (tag.group(2)) {
        case "b" -> style.put("weight", "bold");
        case "i" -> style.put("style", "italic");
        default -> attributes(tag.group(3), style);
      }
      open.push(style);
    }
  }

  private static void attributes(String written, Map<String, Object> style) {
    Matcher attribute = ATTRIBUTE.matcher(written);
    while (attribute.find()) {
      String value = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
      style.put(attribute.group(1), unescaped(value));
    }
  }

  private static void add(List<Span> spans, Fields fields, String text, Map<String, Object> style) {
    if (text.indexOf('<') >= 0) {
      fields.reject("markup", "knows <b>, <i>, <br> and <span …>; write &lt; for a bracket");
    } else if (!text.isEmpty()) {
      spans.add(new Span(unescaped(text), fields.under("markup", style)));
    }
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}
