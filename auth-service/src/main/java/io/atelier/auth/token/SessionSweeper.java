package io.atelier.auth.token;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Removes expired sessions and tokens now and then, a bounded number with each statement. Any
 * instance may.
 */
@Component
final class SessionSweeper implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SessionSweeper.class);

  private final SessionRepository repository;
  private final TokenProperties properties;
  private final Clock clock;
  private volatile @Nullable Disposable running;

  SessionSweeper(SessionRepository repository, TokenProperties properties, Clock clock) {
    this.repository = repository;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void start() {
    running =
        Flux.interval(properties.sweep())
            .onBackpressureDrop()
            .concatMap(tick -> sweep(), 1)
            .subscribe();
  }

  @Override
  public void stop() {
    Disposable sweeps = running;
    if (sweeps != null) {
      sweeps.dispose();
      running = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  /** How many rows were removed; never errors. */
  Mono<Long> sweep() {
    return Mono.defer(() -> repository.sweep(clock.instant()))
        .expand(removed -> removed == 0 ? Mono.empty() : repository.sweep(clock.instant()))
        .reduce(0L, Long::sum)
        .doOnError(failure -> log.warn("Expired sessions stay for now", failure))
        .onErrorReturn(0L);
  }
}
