package io.atelier.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A durable queue with a dead-letter twin, and how often and how soon its messages are tried again.
 *
 * @param name name of the queue; its twin is {@code name + ".dead"}
 * @param bindings topic exchanges it hears
 * @param maxAttempts how often a message is handled in all before it is dead
 * @param firstBackoff pause before the second attempt; doubled for each further one
 * @param maxBackoff longest pause
 */
public record WorkQueue(
    String name,
    List<Binding> bindings,
    int maxAttempts,
    Duration firstBackoff,
    Duration maxBackoff) {

  /**
   * @param exchange durable topic exchange
   * @param routingKey routing key or pattern
   */
  public record Binding(String exchange, String routingKey) {}

  public WorkQueue {
    bindings = List.copyOf(bindings);
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("maxAttempts must be at least 1");
    }
  }

  /** A queue without bindings, three attempts, 1 s to 30 s between them. */
  public static WorkQueue named(String name) {
    return new WorkQueue(name, List.of(), 3, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  public WorkQueue boundTo(String exchange, String routingKey) {
    var all = new ArrayList<>(bindings);
    all.add(new Binding(exchange, routingKey));
    return new WorkQueue(name, all, maxAttempts, firstBackoff, maxBackoff);
  }

  public WorkQueue maxAttempts(int attempts) {
    return new WorkQueue(name, bindings, attempts, firstBackoff, maxBackoff);
  }

  public WorkQueue backoff(Duration first, Duration max) {
    return new WorkQueue(name, bindings, maxAttempts, first, max);
  }

  /** Name of the dead-letter twin. */
  public String dead() {
    return name + ".dead";
  }

  /** The pause after {@code attempt} (1 for the first) failed. */
  Duration backoffAfter(int attempt) {
    int doublings = Math.min(attempt - 1, 20);
    Duration pause = firstBackoff.multipliedBy(1L << doublings);
    return pause.compareTo(maxBackoff) < 0 ? pause : maxBackoff;
  }
}
