package io.atelier.render.layout;

import com.ibm.icu.text.BreakIterator;
import io.atelier.render.shaping.Scripts;
import java.text.CharacterIterator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where grapheme clusters begin and where lines may break (UAX #29, UAX #14), the latter with the
 * rules of the text's language for small kana and the like.
 */
final class Boundaries {
  private static final byte CLUSTER = 1;
  private static final byte LINE = 2;

  /** Those whose line breaking differs from the root's. */
  private static final Set<String> LANGUAGES = Set.of("ja", "ko", "zh", "fi");

  /** Iterators are dear to make and not thread-safe; languages are few. */
  private static final ThreadLocal<Map<String, BreakIterator>> LINES =
      ThreadLocal.withInitial(HashMap::new);

  private static final ThreadLocal<BreakIterator> CLUSTERS =
      ThreadLocal.withInitial(() -> BreakIterator.getCharacterInstance(Locale.ROOT));

  private final byte[] marks;
  private final boolean plain;

  private Boundaries(byte[] marks, boolean plain) {
    this.marks = marks;
    this.plain = plain;
  }

  static Boundaries of(char[] text, Locale language) {
    byte[] marks = new byte[text.length + 1];
    boolean plain = isPlain(text);
    if (!plain) {
      mark(marks, text, CLUSTERS.get(), CLUSTER);
    }
    mark(marks, text, lines(language), LINE);
    return new Boundaries(marks, plain);
  }

  /** Whether every UTF-16 unit is a grapheme cluster and reads from left to right. */
  boolean plain() {
    return plain;
  }

  /** Whether a cluster begins here or the text ends. */
  boolean cluster(int at) {
    return plain || (marks[at] & CLUSTER) != 0;
  }

  /** Whether a line may begin here. */
  boolean line(int at) {
    return (marks[at] & LINE) != 0;
  }

  /** The next boundary of clusters after {@code at}. */
  int clusterAfter(int at) {
    int next = at + 1;
    while (next < marks.length - 1 && !cluster(next)) {
      next++;
    }
    return next;
  }

  /** The last boundary of clusters before {@code at}. */
  int clusterBefore(int at) {
    int before = at - 1;
    while (before > 0 && !cluster(before)) {
      before--;
    }
    return before;
  }

  private static boolean isPlain(char[] text) {
    for (char unit : text) {
      if (!Scripts.isPlain(unit)) {
        return false;
      }
    }
    return true;
  }

  private static void mark(byte[] marks, char[] text, BreakIterator boundaries, byte mark) {
    boundaries.setText(new Characters(text));
    for (int at = boundaries.first(); at != BreakIterator.DONE; at = boundaries.next()) {
      marks[at] |= mark;
    }
    boundaries.setText(Characters.NONE);
  }

  private static BreakIterator lines(Locale language) {
    String name = LANGUAGES.contains(language.getLanguage()) ? language.getLanguage() : "";
    return LINES.get().computeIfAbsent(name, of -> BreakIterator.getLineInstance(Locale.of(of)));
  }

  /** An array to iterate over without copying. */
  private static final class Characters implements CharacterIterator {
    private static final Characters NONE = new Characters(new char[0]);

    private final char[] text;
    private int at;

    Characters(char[] text) {
      this.text = text;
    }

    @Override
    public char first() {
      return setIndex(0);
    }

    @Override
    public char last() {
      return setIndex(Math.max(0, text.length - 1));
    }

    @Override
    public char current() {
      return at < text.length ? text[at] : DONE;
    }

    @Override
    public char next() {
      at = Math.min(text.length, at + 1);
      return current();
    }

    @Override
    public char previous() {
      if (at == 0) {
        return DONE;
      }
      at--;
      return current();
    }

    @Override
    public char setIndex(int position) {
      at = position;
      return current();
    }

    @Override
    public int getBeginIndex() {
      return 0;
    }

    @Override
    public int getEndIndex() {
      return text.length;
    }

    @Override
    public int getIndex() {
      return at;
    }

    @Override
    public Object clone() {
      var copy = new Characters(text);
      copy.at = at;
      return copy;
    }
  }
}
