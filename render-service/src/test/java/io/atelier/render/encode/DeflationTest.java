package io.atelier.render.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeflationTest {
  enum By {
    JAVA(JavaDeflation::new),
    THOROUGH(ThoroughDeflation::new),
    ISAL(
        () -> {
          var found = IsalDeflation.Functions.find();
          assumeTrue(found.isPresent(), "this machine lacks ISA-L");
          return new IsalDeflation(found.orElseThrow());
        });

    private final Supplier<Deflation> make;

    By(Supplier<Deflation> make) {
      this.make = make;
    }
  }

  enum Content {
    EVEN(i -> 0),
    NOISE(i -> new SplittableRandom(i).nextInt()),
    GRADIENT(i -> i / 7),
    STRIPES(i -> i % 5 == 0 ? i : 3),
    /** Fibonacci's counts make the longest codes. */
    SKEWED(i -> Integer.numberOfTrailingZeros(new SplittableRandom(i).nextInt() | 1 << 24));

    private final IntUnaryOperator at;

    Content(IntUnaryOperator at) {
      this.at = at;
    }
  }

  static Arguments[] shapes() {
    int[][] shapes = {{1, 2, 1}, {3, 7, 3}, {40, 3 * 211 + 1, 3}, {9, 40_001, 4}, {99, 12_001, 3}};
    List<Arguments> all = new ArrayList<>();
    for (By by : By.values()) {
      for (Content content : Content.values()) {
        for (int[] shape : shapes) {
          all.add(Arguments.of(by, content, shape[0], shape[1], shape[2]));
        }
      }
    }
    return all.toArray(Arguments[]::new);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void inflatesToWhatItWas(By by, Content content, int rows, int rowBytes, int pixelBytes)
      throws DataFormatException {
    byte[] raw = raw(content, rows * rowBytes);

    byte[] deflated = new byte[Deflation.bound(rows * rowBytes)];
    int end;
    try (Deflation deflation = by.make.get()) {
      end = deflation.deflate(raw, rows, rowBytes, pixelBytes, deflated, 0);
    }

    assertThat(inflated(deflated, end, rows * rowBytes))
        .isEqualTo(Arrays.copyOf(raw, rows * rowBytes));
  }

  @ParameterizedTest
  @CsvSource({
    "JAVA, EVEN, 100", "JAVA, GRADIENT, 20", "JAVA, STRIPES, 4",
    "ISAL, EVEN, 100", "ISAL, GRADIENT, 20", "ISAL, STRIPES, 4",
    "THOROUGH, EVEN, 100", "THOROUGH, GRADIENT, 40", "THOROUGH, STRIPES, 5"
  })
  void compresses(By by, Content content, int atLeast) {
    int length = 100 * 1000;
    byte[] deflated = new byte[Deflation.bound(length)];

    int end;
    try (Deflation deflation = by.make.get()) {
      end = deflation.deflate(raw(content, length), 100, 1000, 1, deflated, 0);
    }

    assertThat(length / end).isGreaterThanOrEqualTo(atLeast);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void joins(By by, Content content, int rows, int rowBytes, int pixelBytes)
      throws DataFormatException {
    byte[] raw = raw(content, rows * rowBytes);

    byte[] deflated = new byte[2 * Deflation.bound(rows * rowBytes)];
    int end = 0;
    try (Deflation deflation = by.make.get()) {
      for (int i = 0; i < 2; i++) {
        end = deflation.deflate(raw, rows, rowBytes, pixelBytes, deflated, end);
      }
    }

    byte[] twice = Arrays.copyOf(raw, 2 * rows * rowBytes);
    System.arraycopy(raw, 0, twice, rows * rowBytes, rows * rowBytes);
    assertThat(inflated(deflated, end, twice.length)).isEqualTo(twice);
  }

  private static byte[] raw(Content content, int length) {
    byte[] raw = new byte[length + Deflation.SPARE];
    for (int i = 0; i < length; i++) {
      raw[i] = (byte) content.at.applyAsInt(i);
    }
    return raw;
  }

  private static byte[] inflated(byte[] deflated, int end, int length) throws DataFormatException {
    try (var inflater = new Inflater(true)) {
      inflater.setInput(deflated, 0, end);
      byte[] inflated = new byte[length];
      int got = inflater.inflate(inflated);
      assertThat(got).isEqualTo(length);
      assertThat(inflater.inflate(new byte[1])).isZero();
      assertThat(inflater.getRemaining()).isZero();
      return inflated;
    }
  }
}
