package io.atelier.render.cache;

import io.atelier.render.cache.CacheProperties.Shared;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveRedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializationContext;
import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

/**
 * Pictures in Redis under {@code render:{digest}}, shared by all instances. Never errors and never
 * keeps anybody waiting for long: while Redis is away or late there are none.
 */
@Component
final class SharedPictures implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(SharedPictures.class);
  private static final Duration OPEN_FOR = Duration.ofSeconds(5);
  private static final int CALLS_JUDGED = 20;
  private static final int WRITES_AT_ONCE = 2;

  private final ReactiveRedisTemplate<String, byte[]> redis;
  private final Shared properties;
  private final CircuitBreaker breaker;
  private final Sinks.Many<Entry> writes;
  private final Disposable writing;

  SharedPictures(ReactiveRedisConnectionFactory connections, CacheProperties properties) {
    this.redis =
        new ReactiveRedisTemplate<>(
            connections,
            RedisSerializationContext.<String, byte[]>newSerializationContext(
                    RedisSerializer.string())
                .value(RedisSerializer.byteArray())
                .build());
    this.properties = properties.shared();
    this.breaker = breaker();
    this.writes =
        Sinks.many()
            .unicast()
            .onBackpressureBuffer(Queues.<Entry>get(this.properties.waiting()).get());
    this.writing = writes.asFlux().flatMap(this::write, WRITES_AT_ONCE).subscribe();
  }

  private record Entry(String digest, byte[] picture) {}

  /** Empty where there is none, or none in time. */
  Mono<byte[]> get(String digest) {
    if (!properties.enabled()) {
      return Mono.empty();
    }
    return redis
        .opsForValue()
        .get(key(digest))
        .timeout(properties.deadline())
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .onErrorResume(SharedPictures::without);
  }

  /** Keeps a picture soon, unless it is large or many are waiting already. */
  void offer(String digest, byte[] picture) {
    if (properties.enabled() && picture.length <= properties.largest().toBytes()) {
      synchronized (writes) { // the sink wants its callers one at a time
        writes.tryEmitNext(new Entry(digest, picture));
      }
    }
  }

  @Override
  public void destroy() {
    writing.dispose();
  }

  private Mono<Boolean> write(Entry entry) {
    return redis
        .opsForValue()
        .set(key(entry.digest()), entry.picture(), properties.ttl())
        .timeout(properties.deadline().multipliedBy(4))
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .onErrorResume(SharedPictures::without);
  }

  private static CircuitBreaker breaker() {
    var breaker =
        CircuitBreaker.of(
            "shared-pictures",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(CALLS_JUDGED)
                .minimumNumberOfCalls(CALLS_JUDGED / 2)
                .waitDurationInOpenState(OPEN_FOR)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(event -> log.info("shared pictures: {}", event.getStateTransition()));
    return breaker;
  }

  private static <T> Mono<T> without(Throwable failure) {
    log.debug("Going on without shared pictures", failure);
    return Mono.empty();
  }

  private static String key(String digest) {
    return "render:" + digest;
  }
}
