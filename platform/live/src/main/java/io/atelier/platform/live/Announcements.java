package io.atelier.platform.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.ReactiveRedisConnection;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.connection.ReactiveSubscription;
import org.springframework.data.redis.connection.SubscriptionListener;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * This process' one subscription to {@link LiveEvents#CHANNEL}.
 *
 * <p>Lettuce reconnects and subscribes again by itself; each time the listener hears of it. Until
 * the first connection stands the attempt is repeated with backoff, for ever.
 */
final class Announcements implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Announcements.class);
  private static final ByteBuffer CHANNEL =
      ByteBuffer.wrap(LiveEvents.CHANNEL.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);
  private static final Duration CONTENTION = Duration.ofMillis(100);

  private final ReactiveRedisConnectionFactory redis;
  private final JsonMapper json;
  private final Sinks.Many<OwnedEvent> events = Sinks.many().multicast().directBestEffort();
  private final Sinks.Many<Long> resubscriptions = Sinks.many().multicast().directBestEffort();
  private final Sinks.Empty<Void> listening = Sinks.empty();
  private final AtomicLong subscriptions = new AtomicLong();
  private final AtomicReference<@Nullable Disposable> running = new AtomicReference<>();

  Announcements(ReactiveRedisConnectionFactory redis, JsonMapper json) {
    this.redis = redis;
    this.json = json;
  }

  Flux<OwnedEvent> events() {
    start();
    return events.asFlux();
  }

  Flux<Long> resubscriptions() {
    start();
    return resubscriptions.asFlux();
  }

  Mono<Void> listening() {
    start();
    return listening.asMono();
  }

  private void start() {
    Disposable.Swap slot = Disposables.swap();
    if (running.compareAndSet(null, slot)) {
      slot.update(
          Flux.usingWhen(
                  Mono.fromSupplier(redis::getReactiveConnection)
                      .subscribeOn(Schedulers.boundedElastic()), // connects, blocking
                  this::receive,
                  ReactiveRedisConnection::closeLater)
              .retryWhen(
                  Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                      .maxBackoff(LONGEST_RETRY)
                      .doBeforeRetry(
                          retry ->
                              log.warn(
                                  "no live announcements yet: {}", retry.failure().toString())))
              .subscribe(this::emit));
    }
  }

  private Flux<OwnedEvent> receive(ReactiveRedisConnection connection) {
    return connection
        .pubSubCommands()
        .createSubscription(new Confirmation())
        .flatMapMany(
            subscription ->
                subscription.subscribe(CHANNEL.duplicate()).thenMany(subscription.receive()))
        .mapNotNull(this::decode);
  }

  private @Nullable OwnedEvent decode(ReactiveSubscription.Message<ByteBuffer, ByteBuffer> said) {
    String message = StandardCharsets.UTF_8.decode(said.getMessage().duplicate()).toString();
    String[] parts = message.split("\n", 4); // as append.lua joins them
    try {
      return new OwnedEvent(parts[1], LiveEvent.of(parts[0], parts[2], json.readTree(parts[3])));
    } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException e) {
      log.warn("announcement of an unknown shape ignored", e);
      return null;
    }
  }

  private void emit(OwnedEvent event) {
    events.emitNext(event, Sinks.EmitFailureHandler.busyLooping(CONTENTION));
  }

  @Override
  public void close() {
    Disposable subscription = running.get();
    if (subscription != null) {
      subscription.dispose();
    }
  }

  /** Hears from Redis that the subscription stands: once at first, again after each break. */
  private final class Confirmation implements SubscriptionListener {
    @Override
    public void onChannelSubscribed(byte[] channel, long count) {
      long nth = subscriptions.incrementAndGet();
      listening.tryEmitEmpty();
      if (nth > 1) {
        log.info("live announcements are back");
        resubscriptions.emitNext(nth, Sinks.EmitFailureHandler.busyLooping(CONTENTION));
      }
    }
  }
}
