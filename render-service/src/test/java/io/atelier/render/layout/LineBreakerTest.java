package io.atelier.render.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.render.shaping.ShapedRun;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every UTF-16 unit is one wide. */
class LineBreakerTest {
  @Test
  void breaksAfterSpacesAndDropsThem() {
    assertThat(lines("one two  three", 7)).containsExactly("one two", "three");
  }

  @Test
  void keepsAnEmptyParagraphAsAnEmptyLine() {
    assertThat(lines("", 7)).containsExactly("");
  }

  @Test
  void breaksBetweenHanButNeverBeforeAFullStop() {
    assertThat(lines("床前明月光。疑是", 5)).containsExactly("床前明月", "光。疑是");
  }

  @Test
  void neverLeavesAnOpeningBracketAtALineEnd() {
    assertThat(lines("東京「大阪」", 3)).containsExactly("東京", "「大", "阪」");
  }

  @Test
  void breaksAWordThatIsWiderThanTheLine() {
    assertThat(lines("a abcdefgh", 3)).containsExactly("a", "abc", "def", "gh");
  }

  @Test
  void takesOneClusterALine_whenNothingFits() {
    assertThat(lines("e\u0301x", 0.5)).containsExactly("e\u0301", "x");
  }

  @Test
  void endsEvenWithoutWidth() {
    assertThat(lines("   ab", 0)).containsExactly("", "a", "b");
  }

  private static List<String> lines(String written, double width) {
    char[] text = written.toCharArray();
    double[] pen = IntStream.rangeClosed(0, text.length).asDoubleStream().toArray();
    var itemized =
        new Itemized(text, List.of(), Boundaries.of(text, Locale.ROOT), false, Styles.of(1), false);
    var paragraph = new MeasuredParagraph(itemized, new ShapedRun[0], pen);
    return LineBreaker.lines(paragraph, width).stream()
        .map(line -> written.substring(line.start(), line.end()))
        .toList();
  }
}
