package io.atelier.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * This gateway's own token buckets, for while Redis is away. Each starts from what Redis last said
 * of it.
 *
 * <p>Over-admission: with {@code n} gateways a caller gets, in an outage of {@code t} seconds, at
 * most {@code n × (burst + rate × t)} requests instead of {@code burst + rate × t}. Buckets beyond
 * {@code atelier.gateway.limits.local-buckets} push out others, which then start full.
 */
@Component
final class LocalBuckets {

  private final Cache<String, Long> fullAt;
  private final Clock clock;

  LocalBuckets(LimitProperties properties, Clock clock) {
    this.fullAt = Caffeine.newBuilder().maximumSize(properties.localBuckets()).build();
    this.clock = clock;
  }

  /** Remembers how empty the shared bucket is. */
  void learn(Ask ask, Verdict shared) {
    long missing = ask.policy().burst() - shared.remaining();
    fullAt.asMap().merge(ask.bucket(), now() + missing * ask.policy().interval(), Math::max);
  }

  /** The arithmetic of {@code take.lua}; knows of no revocation. */
  Verdict take(Ask ask) {
    long now = now();
    long interval = ask.policy().interval();
    long capacity = interval * ask.policy().burst();
    long price = interval * ask.cost();
    Taken taken = new Taken();
    fullAt
        .asMap()
        .compute(
            ask.bucket(),
            (_, stored) -> {
              long before = stored == null ? now : Math.max(now, stored);
              taken.excess = before + price - now - capacity;
              taken.fullAt = taken.excess > 0 ? before : before + price;
              return taken.fullAt;
            });
    boolean admitted = taken.excess <= 0;
    long left = Math.max(0, (capacity - (taken.fullAt - now)) / interval);
    return new Verdict(false, admitted, left, delay(admitted ? taken.fullAt - now : taken.excess));
  }

  private long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  private static Duration delay(long microseconds) {
    return Duration.ofMillis(Math.ceilDiv(microseconds, 1000L));
  }

  /** What one atomic update found. */
  private static final class Taken {
    private long excess;
    private long fullAt;
  }
}
