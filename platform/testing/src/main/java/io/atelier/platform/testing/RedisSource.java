package io.atelier.platform.testing;

import io.atelier.platform.embedded.Durability;
import io.atelier.platform.embedded.EmbeddedRedis;
import java.util.Map;

/** The Redis server that tests of this JVM share. */
final class RedisSource {
  private RedisSource() {}

  static String resolve() {
    String given = System.getenv("ATELIER_TEST_REDIS_URL");
    if (given != null) {
      Report.used("Redis", "ATELIER_TEST_REDIS_URL, " + given);
      return given;
    }
    return Docker.isPresent() ? container() : embedded();
  }

  @SuppressWarnings("resource") // lives as long as the JVM
  private static String container() {
    return "redis://" + Docker.address(Docker.start("redis:8-alpine", 6379, Map.of()), 6379);
  }

  private static String embedded() {
    var redis =
        new EmbeddedRedis(Scratch.resolve("redis"), Embedded.freePort(), "", Durability.BUFFERED);
    Embedded.start(redis);
    Report.used("Redis", "embedded, " + redis.url());
    return redis.url();
  }
}
