package io.atelier.render.layout;

import java.util.List;
import java.util.regex.Pattern;

/** Step 1: cuts the text at its line ends and drops what has no place in a picture. */
final class Paragraphs {
  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\x{FEFF}\\p{Cs}]");
  private static final String TAB = "    ";

  private Paragraphs() {}

  /** At least one paragraph; empty ones stand for empty lines. */
  static List<String> of(String text) {
    return LINE_END.splitAsStream(text).map(Paragraphs::clean).toList();
  }

  private static String clean(String paragraph) {
    return CONTROL.matcher(paragraph.replace("\t", TAB)).replaceAll("");
  }
}
