package io.atelier.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import io.atelier.platform.embedded.Probe;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestServersIT {
  @Test
  void givesEveryCallerADatabaseOfItsOwn() throws SQLException {
    PostgresServer one = TestServers.postgres();
    PostgresServer other = TestServers.postgres();

    execute(one, "create table mark (id int)");

    assertThat(one.url()).isNotEqualTo(other.url());
    execute(other, "create table mark (id int)");
  }

  @Test
  void answersRedis() {
    int port = URI.create(TestServers.redisUrl()).getPort();

    assertThat(Probe.answers(port, "PING\r\n".getBytes(UTF_8), "+PONG")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("brokers")
  void confirmsAndDeliversOnEveryBroker(String url) throws Exception {
    var factory = new ConnectionFactory();
    factory.setUri(url);
    factory.setVirtualHost("/");
    try (var connection = factory.newConnection();
        var channel = connection.createChannel()) {
      String queue = channel.queueDeclare("", false, true, true, null).getQueue();
      channel.confirmSelect();

      channel.basicPublish("", queue, MessageProperties.PERSISTENT_BASIC, "hello".getBytes(UTF_8));
      channel.waitForConfirmsOrDie(10_000);

      assertThat(channel.basicGet(queue, true).getBody()).asString().isEqualTo("hello");
    }
  }

  static Iterable<String> brokers() {
    return TestServers.amqpUrls();
  }

  private static void execute(PostgresServer server, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:" + server.url(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
