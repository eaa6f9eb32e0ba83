package io.atelier.render.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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

  private static List<String> lines(String text, double width) {
    double[] advances = new double[text.length()];
    Arrays.fill(advances, 1);
    return LineBreaker.lines(text, advances, width).stream()
        .map(line -> text.substring(line.start(), line.end()))
        .toList();
  }
}
