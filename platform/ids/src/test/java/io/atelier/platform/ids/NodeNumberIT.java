package io.atelier.platform.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atelier.platform.testing.TestServers;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

class NodeNumberIT {

  private static final Duration WAIT = Duration.ofSeconds(30);
  private static LettuceConnectionFactory connections;
  private static ReactiveStringRedisTemplate redis;

  private final String name = UUID.randomUUID().toString();
  private final AtomicLong nanoTime = new AtomicLong();
  private final IdsProperties properties =
      new IdsProperties(
          name,
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          Duration.ofMillis(50),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          WAIT);

  @BeforeAll
  static void connect() {
    URI server = URI.create(TestServers.redisUrl());
    connections = new LettuceConnectionFactory(server.getHost(), server.getPort());
    connections.afterPropertiesSet();
    connections.start();
    redis = new ReactiveStringRedisTemplate(connections);
  }

  @AfterAll
  static void disconnect() {
    connections.destroy();
  }

  @Test
  void holdsDifferentNumbers_inTwoProcesses() {
    NodeNumber one = nodeNumber();
    NodeNumber other = nodeNumber();

    int first = next(one);
    int second = next(other);

    assertThat(first).isNotEqualTo(second).isBetween(0, 1023);
    assertThat(one.getAsInt()).isEqualTo(first);
    assertThat(other.getAsInt()).isEqualTo(second);
  }

  @Test
  void keepsItsNumber_whenRenewed() {
    NodeNumber node = nodeNumber();
    int first = next(node);

    nanoTime.addAndGet(Duration.ofMinutes(9).toNanos());
    int renewed = next(node);
    nanoTime.addAndGet(Duration.ofMinutes(9).toNanos());

    assertThat(renewed).isEqualTo(first);
    assertThat(node.getAsInt()).isEqualTo(first);
  }

  @Test
  void stopsGivingIds_whenLeaseEndsUnrenewed() {
    NodeNumber node = nodeNumber();
    next(node);

    nanoTime.addAndGet(Duration.ofMinutes(10).toNanos());

    assertThatExceptionOfType(NoNodeNumberException.class).isThrownBy(node::getAsInt);
  }

  @Test
  void changesNumber_whenAnotherTookItMeanwhile() {
    NodeNumber node = nodeNumber();
    int lost = next(node);
    redis.opsForValue().set(key(lost), "another").block(WAIT);

    int next = next(node);

    assertThat(next).isNotEqualTo(lost);
    assertThat(node.getAsInt()).isEqualTo(next);
    assertThat(redis.opsForValue().get(key(lost)).block(WAIT)).isEqualTo("another");
  }

  @Test
  void takesTheOnlyFreeNumber() {
    for (int taken = 0; taken < Snowflakes.NODES; taken++) {
      if (taken != 700) {
        redis.opsForValue().set(key(taken), "another", WAIT).block(WAIT);
      }
    }

    assertThat(next(nodeNumber())).isEqualTo(700);
  }

  @Test
  void holdsANumberOnceStarted_andLeavesItTakenForTheQuarantine() {
    NodeNumber node = nodeNumber();

    node.start();
    int held = node.getAsInt();
    node.stop();

    assertThatExceptionOfType(NoNodeNumberException.class).isThrownBy(node::getAsInt);
    assertThat(expiryOnce(held)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(10));
  }

  /** Releasing is not waited for by stop(), so this looks until the short expiry is seen. */
  private Duration expiryOnce(int released) {
    return Objects.requireNonNull(
        redis
            .getExpire(key(released))
            .repeat()
            .filter(expiry -> expiry.compareTo(Duration.ofSeconds(10)) <= 0)
            .blockFirst(WAIT));
  }

  private NodeNumber nodeNumber() {
    return new NodeNumber(new NodeLeases(redis, name), properties, nanoTime::get);
  }

  private int next(NodeNumber node) {
    return Objects.requireNonNull(node.holdForEver().blockFirst(WAIT));
  }

  private String key(int node) {
    return "node:" + name + ":" + node;
  }
}
