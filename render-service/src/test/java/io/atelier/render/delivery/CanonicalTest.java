package io.atelier.render.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalTest {
  @Test
  void tellsSequencesApart_thatAreAlikeInARow() {
    assertThat(new Canonical().text("ab").text("c").sha256())
        .isNotEqualTo(new Canonical().text("a").text("bc").sha256());
    assertThat(new Canonical().number(1).number(2).sha256())
        .isNotEqualTo(new Canonical().number(2).number(1).sha256());
  }

  @Test
  void grows_withWhatIsWritten() {
    String text = "x".repeat(10_000);

    assertThat(new Canonical().flag(true).text(text).number(1.5).sha256())
        .isEqualTo(new Canonical().flag(true).text(text).number(1.5).sha256())
        .isNotEqualTo(new Canonical().flag(true).text(text).number(2.5).sha256());
  }
}
