package io.atelier.platform.ids;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * Makes 64-bit ids: 41 bits of milliseconds since 2025-01-01 UTC, 10 bits of node number, 12 bits
 * of sequence.
 *
 * <p>The ids of one instance rise strictly, whatever the clock does: where it stands still, goes
 * back, or a millisecond has used up its 4,096 ids, counting goes on from the last id. Safe for use
 * by many threads; never waits.
 */
public final class Snowflakes {

  private static final long EPOCH = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final int NODE_BITS = 10;
  private static final int SEQUENCE_BITS = 12;
  private static final long SEQUENCE_MASK = (1 << SEQUENCE_BITS) - 1;

  /** How many node numbers there are. */
  static final int NODES = 1 << NODE_BITS;

  private final IntSupplier node;
  private final Clock clock;

  /** Milliseconds and sequence of the last id, without the node number between them. */
  private final AtomicLong last = new AtomicLong();

  /**
   * @param node the number of this process, 0 to 1023, asked for each id; may throw where none is
   *     held
   * @param clock says the time that goes into an id
   */
  public Snowflakes(IntSupplier node, Clock clock) {
    this.node = node;
    this.clock = clock;
  }

  /**
   * The next id, positive.
   *
   * @throws NoNodeNumberException where this process holds no node number at the moment
   */
  public long next() {
    long number = node.getAsInt();
    long stamp = last.updateAndGet(previous -> Math.max(previous + 1, now() << SEQUENCE_BITS));
    long millis = stamp >>> SEQUENCE_BITS;
    return millis << (NODE_BITS + SEQUENCE_BITS)
        | (number << SEQUENCE_BITS)
        | (stamp & SEQUENCE_MASK);
  }

  private long now() {
    return clock.millis() - EPOCH;
  }
}
