package io.atelier.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.platform.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {

  private static final LimitPolicy TEN_A_SECOND = new LimitPolicy(10, 5);

  private final SettableClock clock = new SettableClock();
  private final LocalBuckets buckets =
      new LocalBuckets(
          new LimitProperties(Map.of("p", TEN_A_SECOND), Duration.ofMillis(50), 100), clock);

  @Test
  void admitsTheBurst_thenTheRate() {
    assertThat(admittedOf(20)).isEqualTo(5);

    clock.advance(Duration.ofMillis(250));

    assertThat(admittedOf(20)).isEqualTo(2);
  }

  /** The bound that the class promises for one gateway. */
  @Test
  void admitsAtMostBurstPlusRateTimesTime_inAnOutage() {
    int admitted = 0;
    for (int millisecond = 0; millisecond < 10_000; millisecond++) {
      admitted += admittedOf(3);
      clock.advance(Duration.ofMillis(1));
    }

    assertThat(admitted).isEqualTo(5 + 10 * 10 - 1);
  }

  @Test
  void startsFromWhatRedisSaidLast() {
    buckets.learn(ask("a"), new Verdict(false, true, 1, Duration.ofMillis(400)));

    assertThat(admittedOf(20)).isEqualTo(1);
  }

  @Test
  void saysWhenARetryCanPass() {
    admittedOf(5);

    Verdict refused = buckets.take(ask("a"));

    assertThat(refused).isEqualTo(new Verdict(false, false, 0, Duration.ofMillis(100)));
  }

  @Test
  void keepsCallersApart() {
    admittedOf(5);

    assertThat(buckets.take(ask("b")).admitted()).isTrue();
  }

  private int admittedOf(int times) {
    int admitted = 0;
    for (int i = 0; i < times; i++) {
      admitted += buckets.take(ask("a")).admitted() ? 1 : 0;
    }
    return admitted;
  }

  private static Ask ask(String address) {
    return Ask.byAddress(address, "p", TEN_A_SECOND, 1);
  }
}
