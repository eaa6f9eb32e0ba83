package io.atelier.platform.ids;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;

/**
 * The leases as Redis keeps them, seen by one holder: a key {@code node:{name}:{n}} with the
 * holder's token.
 */
final class NodeLeases {

  private static final RedisScript<Boolean> HOLD = script("hold.lua");
  private static final RedisScript<Boolean> RELEASE = script("release.lua");

  private final ReactiveStringRedisTemplate redis;
  private final String name;
  private final String holder = UUID.randomUUID().toString();

  NodeLeases(ReactiveStringRedisTemplate redis, String name) {
    this.redis = redis;
    this.name = name;
  }

  /** Takes or renews the number for the given time; {@code false} where another holds it. */
  Mono<Boolean> hold(int node, Duration lease) {
    return run(HOLD, node, lease);
  }

  /**
   * Leaves the number, which stays taken for the given time; {@code false} where another holds it.
   */
  Mono<Boolean> release(int node, Duration quarantine) {
    return run(RELEASE, node, quarantine);
  }

  private Mono<Boolean> run(RedisScript<Boolean> script, int node, Duration expiry) {
    List<String> arguments = List.of(holder, Long.toString(expiry.toMillis()));
    return redis.execute(script, List.of("node:" + name + ":" + node), arguments).next();
  }

  private static RedisScript<Boolean> script(String file) {
    return RedisScript.of(new ClassPathResource(file, NodeLeases.class), Boolean.class);
  }
}
