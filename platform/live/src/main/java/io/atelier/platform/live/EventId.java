package io.atelier.platform.live;

import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Pattern;

/** A Redis stream id, {@code <milliseconds>-<sequence>}. */
record EventId(long milliseconds, long sequence) implements Comparable<EventId> {

  private static final Pattern SHAPE = Pattern.compile("\\d{1,15}-\\d{1,15}");
  private static final Comparator<EventId> ORDER =
      Comparator.comparingLong(EventId::milliseconds).thenComparingLong(EventId::sequence);

  static boolean isValid(String id) {
    return SHAPE.matcher(id).matches();
  }

  static EventId parse(String id) {
    if (!isValid(id)) {
      throw new IllegalArgumentException("not an event id: " + id);
    }
    int dash = id.indexOf('-');
    return new EventId(
        Long.parseLong(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1)));
  }

  Instant time() {
    return Instant.ofEpochMilli(milliseconds);
  }

  @Override
  public int compareTo(EventId other) {
    return ORDER.compare(this, other);
  }
}
