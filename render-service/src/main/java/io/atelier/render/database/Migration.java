package io.atelier.render.database;

import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Brings the schema up to date once PostgreSQL is there, which may be long after the start: texts
 * are rendered meanwhile.
 */
@Component
final class Migration implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Migration.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Flyway flyway;
  private volatile boolean done;
  private @Nullable Disposable running;

  Migration(Flyway flyway) {
    this.flyway = flyway;
  }

  /** A statement came before the schema was there. */
  static final class NotDone extends RuntimeException {
    NotDone() {
      super("the schema is not migrated yet", null, false, false);
    }
  }

  /** Completes if the schema is there, else fails with {@link NotDone}. */
  Mono<Void> done() {
    return done ? Mono.empty() : Mono.error(NotDone::new);
  }

  @Override
  public void start() {
    running =
        Mono.fromRunnable(flyway::migrate)
            .subscribeOn(Schedulers.boundedElastic()) // JDBC
            .doOnError(e -> log.info("templates wait for PostgreSQL: {}", e.toString()))
            .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE))
            .subscribe(null, e -> log.error("templates stay away", e), () -> done = true);
  }

  @Override
  public void stop() {
    if (running != null) {
      running.dispose();
    }
  }

  @Override
  public boolean isRunning() {
    return running != null && !running.isDisposed();
  }
}
