package io.atelier.gateway.ratelimit;

import java.time.Duration;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Opens the shared Redis connection away from the event loops: Spring Data Redis blocks the thread
 * that first asks for it, as long as a silent server lets it. Later breaks are Lettuce's, which
 * reconnects without blocking anybody.
 */
@Component
final class RedisConnected implements AutoCloseable {

  private static final Duration FOR_EVER = Duration.ofDays(36_500);
  private static final int ATTEMPTS_WAITING = 1000;

  private final Scheduler connecting =
      Schedulers.newBoundedElastic(1, ATTEMPTS_WAITING, "redis-connecting");
  private final Mono<Void> once;

  RedisConnected(ReactiveRedisConnectionFactory redis) {
    this.once =
        Mono.fromCallable(redis::getReactiveConnection)
            .subscribeOn(connecting) // blocking connect, up to spring.data.redis.timeout
            .flatMap(ReactiveRedisConnection::closeLater)
            .cache(_ -> FOR_EVER, _ -> Duration.ZERO, () -> FOR_EVER);
  }

  /** Completes at once when the connection was opened before; a failed attempt is made anew. */
  Mono<Void> once() {
    return once;
  }

  @Override
  public void close() {
    connecting.dispose();
  }
}
