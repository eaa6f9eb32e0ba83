package io.atelier.generation.result;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;

/** Lets those who ask for what is being made share the making. Of one process only. */
public final class SingleFlight<T> {
  /** One entry per making that somebody waits for. */
  private final ConcurrentMap<ResultKey, Mono<T>> inFlight = new ConcurrentHashMap<>();

  /**
   * @param make subscribed to once for all who wait, cancelled when all have left; its failure is
   *     everybody's, and forgotten
   */
  public Mono<T> join(ResultKey key, Mono<T> make) {
    return Mono.defer(() -> inFlight.computeIfAbsent(key, absent -> shared(key, make)));
  }

  private Mono<T> shared(ResultKey key, Mono<T> make) {
    return make.doFinally(end -> inFlight.remove(key)).flux().replay(1).refCount(1).next();
  }
}
