package io.atelier.render.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atelier.render.layout.TextLayout.GlyphRun;
import io.atelier.render.scene.TextBlock.Alignment;
import io.atelier.render.scene.TextBlock.Direction;
import io.atelier.render.scene.TextBlock.VerticalAlignment;
import io.atelier.render.scene.TextRun;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextLayoutTest {
  private static final double RIGHT = Card.LEFT + 400;

  @Test
  void standsAllSizesOfALineOnOneBaseline() {
    TextLayout text =
        Card.of(
                new TextRun("small ", Styles.of(10)),
                new TextRun("LARGE", Styles.of(40)),
                new TextRun(" small", Styles.of(10)))
            .lay();

    assertThat(text.runs()).hasSize(3);
    assertThat(text.runs())
        .flatExtracting(run -> floats(run.y()))
        .containsOnly(text.runs().getFirst().y()[0]);
    assertThat(text.height()).isEqualTo(60);
  }

  @Test
  void makesALineAsTallAsItsOwnLargestLetters() {
    TextLayout text =
        Card.of(new TextRun("LARGE\n", Styles.of(40)), new TextRun("small\nsmall", Styles.of(10)))
            .lay();

    assertThat(text.lines()).containsExactly("LARGE", "small", "small");
    assertThat(text.height()).isEqualTo(60 + 15 + 15);
  }

  @Test
  void scalesEverythingAlike() {
    Card card = Card.of("To wave, AVATAR and “fi”").aligned(Alignment.CENTER);

    GlyphRun once = card.lay(1).runs().getFirst();
    GlyphRun twice = card.lay(2).runs().getFirst();

    assertThat(twice.size()).isEqualTo(2 * once.size());
    assertThat(twice.glyphs()).isEqualTo(once.glyphs());
    for (int i = 0; i < once.x().length; i++) {
      assertThat(twice.x()[i]).isCloseTo(2 * once.x()[i], within(0.01f));
    }
  }

  @Test
  void setsLettersApart_butNotTheirAccents() {
    double close = Card.of("xéx e\u0301").lay().width();
    double apart =
        Card.of(new TextRun("xéx e\u0301", Styles.of("noto-sans", 20, 3, Locale.ROOT)))
            .lay()
            .width();

    assertThat(apart - close).isCloseTo(4 * 3, within(0.01));
  }

  @Test
  void makesNoLigature_whereLettersAreApart() {
    var spaced = Styles.of("noto-serif", 20, 2, Locale.ROOT);

    assertThat(Card.of(new TextRun("office", spaced)).lay().runs().getFirst().glyphs()).hasSize(6);
  }

  @Test
  void keepsJoinedLettersTogether_whenSpaced() {
    var spaced = Styles.of("noto-sans", 20, 5, Locale.ROOT);

    double apart = Card.of(new TextRun("مرحبا بالعالم", spaced)).lay().width();

    // Only after the space.
    assertThat(apart - Card.of("مرحبا بالعالم").lay().width()).isCloseTo(5, within(0.01));
  }

  @Test
  void goesByTheFirstStrongCharacter_unlessTold() {
    Card card = Card.of("abc שלום").aligned(Alignment.START);

    assertThat(left(card.lay())).isCloseTo(Card.LEFT, within(1.5));
    assertThat(right(card.reading(Direction.RTL).lay())).isCloseTo(RIGHT, within(1.5));
    assertThat(left(Card.of("שלום").reading(Direction.LTR).lay()))
        .isCloseTo(Card.LEFT, within(1.5));
  }

  @ParameterizedTest
  @CsvSource({"LEFT, 0", "START, 0", "CENTER, 0.5", "RIGHT, 1", "END, 1"})
  void aligns(Alignment alignment, double share) {
    TextLayout text = Card.of("word").aligned(alignment).lay();

    assertThat(text.runs().getFirst().x()[0])
        .isCloseTo((float) (Card.LEFT + share * (400 - text.width())), within(0.01f));
  }

  @Test
  void spreadsAllLinesButTheLast_whenJustified() {
    TextLayout text =
        Card.of("some words that need a bit more").wide(200).aligned(Alignment.JUSTIFY).lay();

    assertThat(text.lines()).hasSize(2);
    assertThat(rightOfLine(text, 0)).isCloseTo(Card.LEFT + 200, within(5.0));
    assertThat(rightOfLine(text, 1)).isLessThan(Card.LEFT + 190);
  }

  @Test
  void spreadsHanCharacters_whenJustified() {
    var style = Styles.of("noto-sans-cjk", 30, 0, Locale.CHINESE);

    TextLayout text =
        Card.of(new TextRun("床前明月光疑是地上霜", style)).wide(160).aligned(Alignment.JUSTIFY).lay();

    float[] x = text.runs().getFirst().x();
    assertThat(text.lines()).containsExactly("床前明月光", "疑是地上霜");
    assertThat(x[4]).isCloseTo((float) (Card.LEFT + 160 - 30), within(0.1f));
    assertThat(x[9]).isCloseTo((float) (Card.LEFT + 4 * 30), within(0.1f));
  }

  @ParameterizedTest
  @CsvSource({"TOP, 0", "MIDDLE, 85", "BOTTOM, 170"})
  void standsInItsBox(VerticalAlignment vertical, double lower) {
    double top = Card.of("word").lay().runs().getFirst().y()[0];

    TextLayout text = Card.of("word").tall(200).aligned(vertical).lay();

    assertThat(text.runs().getFirst().y()[0]).isCloseTo((float) (top + lower), within(0.01f));
  }

  @Test
  void cutsAfterTheLastLine_withAnEllipsis() {
    TextLayout text = Card.of("one two three four five six").wide(100).cutAfter(2, "…").lay();

    assertThat(text.lines()).containsExactly("one two", "three fo…");
    assertThat(text.width()).isLessThanOrEqualTo(100.01);
  }

  @Test
  void cutsBetweenClusters_whenTheEllipsisNeedsRoom() {
    TextLayout text = Card.of("e\u0301e\u0301e\u0301e\u0301 next").wide(46).cutAfter(1, "…").lay();

    assertThat(text.lines()).containsExactly("e\u0301e\u0301…");
  }

  @Test
  void leavesNoSpace_beforeTheEllipsis() {
    double room = Card.of("one W").lay().width();

    assertThat(Card.of("one W three").wide(room + 1).cutAfter(1, "…").lay().lines())
        .containsExactly("one…");
  }

  @Test
  void putsTheEllipsisLeft_whereTheTextReadsFromTheRight() {
    TextLayout text = Card.of("שלום עולם ועוד מילים רבות").wide(120).cutAfter(1, "…").lay();

    assertThat(text.lines().getFirst()).endsWith("…");
    GlyphRun leftmost =
        text.runs().stream().min((a, b) -> Float.compare(a.x()[0], b.x()[0])).orElseThrow();
    assertThat(leftmost.glyphs()).hasSize(1);
    assertThat(leftmost.face().id()).isEqualTo("NotoSans-Regular");
  }

  @Test
  void needsNoEllipsis_whenAllIsSaid() {
    assertThat(Card.of("one two").cutAfter(1, "…").lay().lines()).containsExactly("one two");
    assertThat(Card.of("one\ntwo").cutAfter(1, "…").lay().lines()).containsExactly("one…");
  }

  @Test
  void leavesOutLines_belowItsBox() {
    Card card = Card.of("a\nb\nc\nd").tall(70);

    assertThat(card.lay().lines()).containsExactly("a", "b", "c");
    assertThat(card.cutAfter(0, "…").lay().lines()).containsExactly("a", "b…");
  }

  @Test
  void shrinksUntilItFits() {
    TextLayout text = Card.of("Some words in a box").wide(120).tall(60).shrinkingTo(5).lay();

    assertThat(text.runs().getFirst().size()).isBetween(16f, 20f);
    assertThat(text.height()).isLessThanOrEqualTo(60.01);
    assertThat(String.join(" ", text.lines())).isEqualTo("Some words in a box");
  }

  @Test
  void shrinksRatherThanBreakAWord() {
    TextLayout text = Card.of("incomprehensibilities").wide(100).shrinkingTo(5).lay();

    assertThat(text.lines()).hasSize(1);
    assertThat(text.width()).isBetween(98.0, 100.1);
  }

  @Test
  void shrinksNoFurther_thanTold() {
    TextLayout text = Card.of("incomprehensibilities").wide(50).shrinkingTo(12).lay();

    assertThat(text.runs().getFirst().size()).isEqualTo(12f);
    assertThat(text.lines().size()).isGreaterThan(1);
  }

  @Test
  void showsAHyphen_whereASoftOneBreaksAWord() {
    assertThat(Card.of("incompre\u00ADhensible").wide(110).lay().lines())
        .containsExactly("incompre\u00AD-", "hensible");
    assertThat(Card.of("incompre\u00ADhensible").lay().lines())
        .containsExactly("incompre\u00ADhensible");
  }

  @Test
  void leavesRoomForTheHyphen() {
    double before = Card.of("in com").lay().width();

    TextLayout text = Card.of("in com\u00ADpre\u00ADhen\u00ADsible").wide(before + 1).lay();

    assertThat(text.lines().getFirst()).isEqualTo("in");
    assertThat(text.width()).isLessThanOrEqualTo(before + 1);
  }

  @Test
  void leavesOutMarks_thatTheirLettersFaceLacks() {
    assertThat(glyphs(Card.of("क\u0300").lay())).isEqualTo(glyphs(Card.of("क").lay()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x200D, 0x2067, 0x115F, 0x180F, 0xFE0F, 0xE0041, 0x1D173})
  void drawsNothing_forWhatIsInvisible(int character) {
    String text = "a" + Character.toString(character) + " b";

    assertThat(glyphs(Card.of(text).lay())).isEqualTo(glyphs(Card.of("a b").lay()));
    assertThat(Card.of(text).lay().width()).isEqualTo(Card.of("a b").lay().width());
  }

  @Test
  void drawsAReplacement_forWhatNoFaceHas() {
    assertThat(glyphs(Card.of("a\uE000").lay())).isEqualTo(glyphs(Card.of("a\uFFFD").lay()));
  }

  @Test
  void drawsArabicAcrossStyles_asOneWord() {
    var large = Styles.of(20);
    var alike = Styles.of(20);

    int[] whole = glyphs(Card.of(new TextRun("سلام", large)).lay());
    int[] cut = glyphs(Card.of(new TextRun("س", large), new TextRun("لام", alike)).lay());

    assertThat(cut).containsExactlyInAnyOrder(whole);
  }

  private static int[] glyphs(TextLayout text) {
    return text.runs().stream().flatMapToInt(run -> IntStream.of(run.glyphs())).toArray();
  }

  private static double left(TextLayout text) {
    return text.runs().stream()
        .flatMap(run -> floats(run.x()).stream())
        .min(Float::compare)
        .orElseThrow();
  }

  private static double right(TextLayout text) {
    return left(text) + text.width();
  }

  /** The right end of the last glyph of a line, whose width must be about half its size. */
  private static double rightOfLine(TextLayout text, int line) {
    GlyphRun run = text.runs().getFirst();
    List<Float> lines = floats(run.y()).stream().distinct().sorted().toList();
    return IntStream.range(0, run.x().length)
        .filter(i -> run.y()[i] == lines.get(line))
        .mapToDouble(i -> run.x()[i] + run.size() / 2)
        .max()
        .orElseThrow();
  }

  private static List<Float> floats(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }
}
