package io.atelier.gateway.ratelimit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Token buckets shared by all gateways, on Redis' clock. The same round trip reads whether the
 * caller's session is revoked.
 *
 * <p>On a Redis Cluster the revocation key lives in another slot than the bucket; there {@code
 * EXISTS} becomes a second command in the same pipeline.
 */
@Component
final class RedisBuckets {

  @SuppressWarnings("rawtypes") // Spring Data names the type of a script's answer by its class
  private static final RedisScript<List> TAKE =
      RedisScript.of(new ClassPathResource("io/atelier/gateway/ratelimit/take.lua"), List.class);

  private final ReactiveStringRedisTemplate redis;
  private final Mono<Void> connected;

  RedisBuckets(ReactiveStringRedisTemplate redis, RedisConnected connected) {
    this.redis = redis;
    this.connected = connected.once();
  }

  Mono<Verdict> take(Ask ask) {
    List<String> keys =
        ask.session()
            .map(session -> List.of(ask.bucket(), "revoked:" + session))
            .orElseGet(() -> List.of(ask.bucket()));
    List<String> arguments =
        List.of(
            Long.toString(ask.policy().interval()),
            Integer.toString(ask.policy().burst()),
            Integer.toString(ask.cost()));
    return connected
        .thenMany(Flux.defer(() -> redis.execute(TAKE, keys, arguments)))
        .next()
        .map(RedisBuckets::verdict);
  }

  private static Verdict verdict(List<?> answer) {
    return new Verdict(
        number(answer, 0) == 1,
        number(answer, 1) == 1,
        number(answer, 2),
        Duration.ofMillis(number(answer, 3)));
  }

  private static long number(List<?> answer, int index) {
    return Optional.ofNullable(answer.get(index)).map(Number.class::cast).orElseThrow().longValue();
  }
}
