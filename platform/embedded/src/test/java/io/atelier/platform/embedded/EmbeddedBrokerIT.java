package io.atelier.platform.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  @TempDir Path dir;

  @Test
  void keepsConfirmedMessages_whenKilled() throws Exception {
    var broker = new EmbeddedBroker(dir.resolve("data"), FreePort.any(), "secret");
    RunningServer first = RunningServer.start(broker, dir.resolve("log"));
    publish(broker, "kept");

    first.kill();

    try (var second = RunningServer.start(broker, dir.resolve("log"));
        var connection = connect(broker);
        var channel = connection.createChannel()) {
      assertThat(second.process().isAlive()).isTrue();
      assertThat(channel.basicGet("work", true).getBody()).asString().isEqualTo("kept");
    }
  }

  @Test
  void saysWhy_whenItsPortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var broker = new EmbeddedBroker(dir.resolve("data"), taken.getLocalPort(), "secret");

      assertThatThrownBy(() -> RunningServer.start(broker, dir.resolve("log")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("broker ended at its start");
    }
  }

  private static void publish(EmbeddedBroker broker, String body) throws Exception {
    try (var connection = connect(broker);
        var channel = connection.createChannel()) {
      channel.queueDeclare("work", true, false, false, null);
      channel.confirmSelect();
      channel.basicPublish("", "work", MessageProperties.PERSISTENT_BASIC, body.getBytes(UTF_8));
      channel.waitForConfirmsOrDie(10_000);
    }
  }

  private static Connection connect(EmbeddedBroker broker) throws Exception {
    var factory = new ConnectionFactory();
    factory.setUri(broker.url());
    factory.setVirtualHost("/");
    factory.setAutomaticRecoveryEnabled(false);
    return factory.newConnection();
  }
}
