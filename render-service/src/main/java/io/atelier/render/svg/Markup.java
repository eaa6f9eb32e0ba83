package io.atelier.render.svg;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** XML being written: numbers short, text escaped. */
final class Markup {
  private final StringBuilder xml = new StringBuilder(4096);

  /** Appends markup as it is. */
  Markup raw(String markup) {
    xml.append(markup);
    return this;
  }

  /** Appends text for people. Characters that XML cannot hold are left out. */
  Markup text(String text) {
    text.codePoints().filter(Markup::allowed).forEach(this::escaped);
    return this;
  }

  private static boolean allowed(int character) {
    return character == '\t'
        || character == '\n'
        || (character >= 0x20 && character < 0xD800)
        || (character >= 0xE000 && character < 0xFFFE)
        || character >= 0x10000;
  }

  private void escaped(int character) {
    switch (character) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '"' -> xml.append("&quot;");
      default -> xml.appendCodePoint(character);
    }
  }

  Markup attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"").append(value).append('"');
    return this;
  }

  Markup attribute(String name, double value) {
    return attribute(name, number(value));
  }

  Markup append(Markup other) {
    xml.append(other.xml);
    return this;
  }

  boolean isEmpty() {
    return xml.isEmpty();
  }

  /** At most three decimals, without zeros nobody needs. */
  static String number(double value) {
    long thousandths = Math.round(value * 1000);
    if (thousandths % 1000 == 0) {
      return Long.toString(thousandths / 1000);
    }
    String written = String.format(Locale.ROOT, "%.3f", thousandths / 1000.0);
    int end = written.length();
    while (written.charAt(end - 1) == '0') {
      end--;
    }
    return written.substring(0, end);
  }

  byte[] utf8() {
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return xml.toString();
  }
}
