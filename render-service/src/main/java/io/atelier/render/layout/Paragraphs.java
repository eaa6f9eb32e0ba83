package io.atelier.render.layout;

import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Step 1: cuts a text at its line ends and drops what has no place in a picture. */
final class Paragraphs {
  private static final int TAB = 4;

  private final List<Paragraph> finished = new ArrayList<>(2);
  private char[] text;
  private int length;
  private int[] ends = new int[2];
  private TextStyle[] styles = new TextStyle[2];
  private int stretches;

  private Paragraphs(int capacity) {
    this.text = new char[capacity];
  }

  /** At least one paragraph for at least one run; empty ones stand for empty lines. */
  static List<Paragraph> of(List<TextRun> runs) {
    int capacity = 0;
    for (TextRun run : runs) {
      capacity += run.text().length();
    }
    var paragraphs = new Paragraphs(capacity);
    boolean carriageReturn = false;
    for (TextRun run : runs) {
      paragraphs.style(run.style());
      carriageReturn = paragraphs.read(run.text(), carriageReturn);
    }
    paragraphs.end();
    return paragraphs.finished;
  }

  /** Whether the text ends with a carriage return, whose line feed may follow. */
  private boolean read(String run, boolean carriageReturn) {
    boolean returned = carriageReturn;
    for (int i = 0; i < run.length(); i++) {
      char unit = run.charAt(i);
      if (unit >= ' ' && unit < 0x7F) {
        append(unit);
      } else if (isLineEnd(unit)) {
        if (unit != '\n' || !returned) {
          endLine();
        }
      } else if (unit == '\t') {
        for (int tab = 0; tab < TAB; tab++) {
          append(' ');
        }
      } else if (isDrawn(run, i)) {
        append(unit);
      }
      returned = unit == '\r';
    }
    return returned;
  }

  private void append(char unit) {
    if (length == text.length) {
      text = Arrays.copyOf(text, Math.max(16, 2 * length));
    }
    text[length++] = unit;
  }

  private void style(TextStyle style) {
    if (stretches > 0 && lengthBefore(stretches) == length) {
      stretches--; // nothing was written in the style before
    } else if (stretches > 0) {
      ends[stretches - 1] = length;
    }
    if (stretches == styles.length) {
      styles = Arrays.copyOf(styles, 2 * stretches);
      ends = Arrays.copyOf(ends, 2 * stretches);
    }
    styles[stretches++] = style;
  }

  /** Where the last stretch begins. */
  private int lengthBefore(int count) {
    return count == 1 ? 0 : ends[count - 2];
  }

  private void endLine() {
    TextStyle style = styles[stretches - 1];
    end();
    length = 0;
    stretches = 0;
    style(style);
  }

  private void end() {
    ends[stretches - 1] = length;
    finished.add(
        new Paragraph(
            Arrays.copyOf(text, length),
            Arrays.copyOf(ends, stretches),
            Arrays.copyOf(styles, stretches)));
  }

  private static boolean isLineEnd(char unit) {
    return switch (unit) {
      case '\n', '\r', '\u000B', '\f', '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }

  /** Neither a control, nor a byte order mark, nor half a character. */
  private static boolean isDrawn(String run, int at) {
    char unit = run.charAt(at);
    if (Character.isHighSurrogate(unit)) {
      return at + 1 < run.length() && Character.isLowSurrogate(run.charAt(at + 1));
    }
    if (Character.isLowSurrogate(unit)) {
      return at > 0 && Character.isHighSurrogate(run.charAt(at - 1));
    }
    return unit != '\uFEFF' && !Character.isISOControl(unit);
  }
}
