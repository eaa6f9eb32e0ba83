package io.atelier.platform.testing;

import java.util.List;

/**
 * Real backing services for tests, one of each per test JVM, started at first use and gone with the
 * JVM.
 *
 * <p>Each is, in this order: the one the environment names ({@code ATELIER_TEST_POSTGRES_URL},
 * {@code ATELIER_TEST_REDIS_URL}, {@code ATELIER_TEST_RABBITMQ_URL}), the stock image where a
 * Docker engine is present, else the embedded one. A line on standard output says which was used.
 */
public final class TestServers {
  private TestServers() {}

  /** A fresh, empty database; every call makes another. */
  public static PostgresServer postgres() {
    return Postgres.SERVER.freshDatabase();
  }

  /** {@code redis://host:port}. All tests of a JVM share the server: keep keys apart. */
  public static String redisUrl() {
    return Redis.URL;
  }

  /**
   * {@code amqp://user:password@host:port/vhost}. All tests of a JVM share the broker: keep queues
   * apart.
   */
  public static String amqpUrl() {
    return Amqp.URL;
  }

  /**
   * Every broker that messaging must work with, the one of {@link #amqpUrl()} first, each once: the
   * embedded broker, and RabbitMQ where the environment names one, Docker can run one, or it is
   * installed.
   */
  public static List<String> amqpUrls() {
    return Brokers.URLS;
  }

  private static final class Postgres {
    static final PostgresSource SERVER = PostgresSource.resolve();
  }

  private static final class Redis {
    static final String URL = RedisSource.resolve();
  }

  private static final class Amqp {
    static final String URL = BrokerSource.first();
  }

  private static final class Brokers {
    static final List<String> URLS = BrokerSource.all();
  }
}
