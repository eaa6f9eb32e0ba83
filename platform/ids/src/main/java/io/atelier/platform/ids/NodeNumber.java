package io.atelier.platform.ids;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The node number of this process, kept by renewing its lease for as long as the process runs.
 *
 * <p>While Redis is away the number stays good until the lease ends by this process' own monotonic
 * clock, counted from before the last renewal was sent; then there is none until one is held again.
 * A number that another holder has taken meanwhile (Redis lost its data) is dropped at the next
 * renewal for a free one.
 */
final class NodeNumber implements IntSupplier, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(NodeNumber.class);

  /**
   * After the Redis connection factory (0), before the web server; stopped in the opposite order.
   */
  private static final int PHASE = 1_000;

  private final NodeLeases leases;
  private final IdsProperties properties;
  private final LongSupplier nanoTime;
  private final CompletableFuture<Integer> first = new CompletableFuture<>();
  private volatile @Nullable Lease lease;
  private volatile @Nullable Disposable renewals;

  NodeNumber(NodeLeases leases, IdsProperties properties, LongSupplier nanoTime) {
    this.leases = leases;
    this.properties = properties;
    this.nanoTime = nanoTime;
  }

  private record Lease(int node, long end) {}

  /**
   * @throws NoNodeNumberException where no lease is held
   */
  @Override
  public int getAsInt() {
    Lease held = held();
    if (held == null) {
      throw new NoNodeNumberException();
    }
    return held.node();
  }

  /**
   * Starts holding a number and waits for the first one, within bounds, so that early requests find
   * it.
   */
  @Override
  public void start() {
    renewals = holdForEver().subscribe();
    Integer node =
        first
            .completeOnTimeout(-1, properties.startWait().toMillis(), TimeUnit.MILLISECONDS)
            .join();
    if (node < 0) {
      log.warn("No snowflake node number yet, trying on; name={}", properties.name());
    }
  }

  @Override
  public void stop(Runnable callback) {
    Disposable running = renewals;
    if (running != null) {
      running.dispose();
      renewals = null;
    }
    release().doFinally(signal -> callback.run()).subscribe();
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  @Override
  public boolean isRunning() {
    return renewals != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /** Never ends: a failed try is logged and followed by the next one. */
  Flux<Integer> holdForEver() {
    return Mono.defer(this::hold)
        .timeout(properties.timeout())
        .doOnNext(first::complete)
        .doOnError(this::warn)
        .onErrorResume(problem -> Mono.empty())
        .repeatWhen(
            rounds ->
                rounds.concatMap(
                    held -> Mono.delay(held == 0 ? properties.retry() : properties.renewal())));
  }

  private Mono<Integer> hold() {
    long sent = nanoTime.getAsLong();
    return candidates()
        .concatMap(
            node -> leases.hold(node, properties.lease()).filter(won -> won).map(won -> node), 1)
        .next()
        .doOnNext(node -> keep(new Lease(node, sent + properties.lease().toNanos())));
  }

  /**
   * The number held, if any, then all numbers from a random one on: starting processes rarely meet.
   */
  private Flux<Integer> candidates() {
    int start = ThreadLocalRandom.current().nextInt(Snowflakes.NODES);
    Flux<Integer> all = Flux.range(start, Snowflakes.NODES).map(node -> node % Snowflakes.NODES);
    return Mono.fromSupplier(this::held).map(Lease::node).concatWith(all);
  }

  private void keep(Lease next) {
    Lease before = lease;
    lease = next;
    if (before == null || before.node() != next.node()) {
      log.info("Holding snowflake node number; name={} node={}", properties.name(), next.node());
    }
  }

  private @Nullable Lease held() {
    Lease current = lease;
    return current != null && nanoTime.getAsLong() - current.end() < 0 ? current : null;
  }

  private void warn(Throwable failure) {
    log.warn(
        "Cannot hold a snowflake node number; name={} held={} cause={}",
        properties.name(),
        held(),
        failure.toString());
  }

  private Mono<Boolean> release() {
    Lease held = held();
    lease = null;
    if (held == null) {
      return Mono.empty();
    }
    Duration patience = properties.timeout();
    return leases.release(held.node(), properties.quarantine()).timeout(patience).onErrorComplete();
  }
}
