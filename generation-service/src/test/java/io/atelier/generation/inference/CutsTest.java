package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutsTest {

  @Test
  void leavesWholeWhatFits() {
    Cuts cuts = Cuts.of(700, 704, 96, 1);

    assertThat(cuts.pieces()).isOne();
    assertThat(cuts.size(0)).isEqualTo(700);
    assertThat(cuts.weight(0, 0)).isEqualTo(Cuts.WHOLE);
  }

  @ParameterizedTest
  @CsvSource({
    "705, 704, 144, 1",
    "8660, 704, 144, 1",
    "1409, 704, 144, 1",
    "8660, 769, 96, 8",
    "5773, 769, 96, 8",
    "770, 769, 96, 8",
    "1000, 41, 10, 4",
    "131, 65, 20, 16",
    "151, 100, 50, 1"
  })
  void coversTheSideInPiecesThatOverlap(int total, int longest, int overlap, int stride) {
    Cuts cuts = Cuts.of(total, longest, overlap, stride);

    int last = cuts.pieces() - 1;
    assertThat(cuts.start(0)).isZero();
    assertThat(cuts.end(last)).isEqualTo(total);
    for (int i = 0; i <= last; i++) {
      assertThat(cuts.start(i) % stride).isZero();
      assertThat(cuts.size(i)).isBetween(1, longest + stride - 1);
    }
    for (int i = 1; i <= last; i++) {
      assertThat(cuts.end(i - 1) - cuts.start(i)).isGreaterThanOrEqualTo(overlap);
    }
  }

  @Test
  void fadesFromOnePieceToTheNext() {
    Cuts cuts = Cuts.of(180, 100, 20, 1);

    assertThat(cuts.start(1)).isEqualTo(80);
    assertThat(cuts.weight(1, 84)).isZero();
    assertThat(cuts.weight(1, 89) + cuts.weight(1, 90)).isBetween(255, 257);
    assertThat(cuts.weight(1, 95)).isEqualTo(Cuts.WHOLE);
    for (int x = 81; x < 180; x++) {
      assertThat(cuts.weight(1, x)).isGreaterThanOrEqualTo(cuts.weight(1, x - 1));
    }
  }
}
