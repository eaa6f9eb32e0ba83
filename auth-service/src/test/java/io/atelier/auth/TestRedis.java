package io.atelier.auth;

import io.atelier.platform.testing.TestServers;
import java.net.URI;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/** A connection to the tests' Redis. */
public final class TestRedis implements AutoCloseable {

  private final LettuceConnectionFactory connections;

  private TestRedis(LettuceConnectionFactory connections) {
    this.connections = connections;
  }

  public static TestRedis connect() {
    URI server = URI.create(TestServers.redisUrl());
    var connections = new LettuceConnectionFactory(server.getHost(), server.getPort());
    connections.afterPropertiesSet();
    connections.start();
    return new TestRedis(connections);
  }

  public ReactiveStringRedisTemplate template() {
    return new ReactiveStringRedisTemplate(connections);
  }

  @Override
  public void close() {
    connections.destroy();
  }
}
