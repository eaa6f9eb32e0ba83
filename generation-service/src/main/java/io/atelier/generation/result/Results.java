package io.atelier.generation.result;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers in Redis which job made which picture; the pictures stay where their jobs keep them, so
 * this takes no room of its own beyond some hundred bytes each, for a while. Never errors: while
 * Redis is away nothing is known.
 */
@Component
public final class Results {
  private static final Logger log = LoggerFactory.getLogger(Results.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ReactiveStringRedisTemplate redis;
  private final JsonMapper json;
  private final ResultProperties properties;

  Results(ReactiveStringRedisTemplate redis, JsonMapper json, ResultProperties properties) {
    this.redis = redis;
    this.json = json;
    this.properties = properties;
  }

  /** Empty if nothing is known; what is known may be gone from the store. */
  public Mono<Result> find(ResultKey key) {
    if (properties.keep().isZero()) {
      return Mono.empty();
    }
    return Mono.defer(() -> redis.opsForValue().get(name(key)))
        .map(known -> json.readValue(known, Result.class))
        .transform(Results::orNothing);
  }

  /** Completes once it is remembered, or cannot be. */
  public Mono<Void> remember(ResultKey key, Result result) {
    if (properties.keep().isZero()) {
      return Mono.empty();
    }
    return Mono.defer(
            () ->
                redis
                    .opsForValue()
                    .set(name(key), json.writeValueAsString(result), properties.keep()))
        .transform(Results::orNothing)
        .then();
  }

  private static <T> Mono<T> orNothing(Mono<T> call) {
    return call.subscribeOn(Schedulers.boundedElastic()) // the first call opens the connection
        .timeout(PATIENCE)
        .doOnError(e -> log.warn("Redis does not tell of results: {}", e.toString()))
        .onErrorComplete();
  }

  private static String name(ResultKey key) {
    return "result:" + key.digest();
  }
}
