package io.atelier.generation.work;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs chores again and again while the service runs; one that fails is tried the next time. */
final class Rounds implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private final Duration every;
  private final Map<String, Supplier<Mono<Void>>> chores;
  private volatile Disposable.Composite running = Disposables.composite();

  /**
   * @param chores by the name they are logged under
   */
  Rounds(Duration every, Map<String, Supplier<Mono<Void>>> chores) {
    this.every = every;
    this.chores = Map.copyOf(chores);
    running.dispose();
  }

  @Override
  public void start() {
    running = Disposables.composite();
    chores.forEach((name, chore) -> running.add(repeat(name, chore)));
  }

  private Disposable repeat(String name, Supplier<Mono<Void>> chore) {
    return Flux.interval(every)
        .onBackpressureDrop()
        .concatMap(tick -> attempt(name, chore), 1)
        .subscribe();
  }

  private static Mono<Void> attempt(String name, Supplier<Mono<Void>> chore) {
    return Mono.defer(chore)
        .doOnError(e -> log.warn("Chore '{}' failed: {}", name, e.toString()))
        .onErrorComplete();
  }

  @Override
  public void stop() {
    running.dispose();
  }

  @Override
  public boolean isRunning() {
    return !running.isDisposed();
  }
}
