package io.atelier.platform.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until moved. */
public final class SettableClock extends Clock {
  private volatile Instant now;

  public SettableClock() {
    this(Instant.parse("2026-11-21T12:00:00Z"));
  }

  public SettableClock(Instant now) {
    this.now = now;
  }

  /** Moves on, or back if the time is negative. */
  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
