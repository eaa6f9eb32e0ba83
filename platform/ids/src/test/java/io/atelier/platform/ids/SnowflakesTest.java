package io.atelier.platform.ids;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SnowflakesTest {

  private final SettableClock clock = new SettableClock();
  private final Snowflakes snowflakes = new Snowflakes(() -> 5, clock);

  @Test
  void carriesTimeNodeAndSequence() {
    long millis =
        Instant.parse("2026-11-21T12:00:00Z").toEpochMilli()
            - Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

    long first = snowflakes.next();
    long second = snowflakes.next();

    assertThat(first).isEqualTo(millis << 22 | 5 << 12);
    assertThat(second).isEqualTo(first + 1);
  }

  @Test
  void keepsNodeAndOrder_whenMillisecondIsUsedUp() {
    long[] ids = LongStream.generate(snowflakes::next).limit(10_000).toArray();

    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(LongStream.of(ids).map(id -> id >> 12 & 1023).distinct().toArray())
        .containsExactly(5);
  }

  @Test
  void risesOn_whenClockGoesBack() {
    long before = snowflakes.next();

    clock.advance(Duration.ofHours(-1));

    assertThat(snowflakes.next()).isGreaterThan(before);
  }

  @Test
  void isUnique_amongThreads() {
    long[] ids = IntStream.range(0, 200_000).parallel().mapToLong(i -> snowflakes.next()).toArray();

    assertThat(LongStream.of(ids).distinct().count()).isEqualTo(200_000);
  }
}
