package io.atelier.platform.messaging;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Declares exchanges and queues. Declaring what is there already changes nothing. */
public final class Topology {
  private final Broker broker;

  Topology(Broker broker) {
    this.broker = broker;
  }

  /**
   * Declares each queue, its dead-letter twin and what it is bound to; fails where the broker
   * cannot be reached.
   */
  public Mono<Void> declare(WorkQueue... queues) {
    return onChannel(
        (channel, arguments) -> {
          for (WorkQueue queue : queues) {
            channel.queueDeclare(queue.name(), true, false, false, arguments);
            channel.queueDeclare(queue.dead(), true, false, false, arguments);
            for (WorkQueue.Binding binding : queue.bindings()) {
              declareTopic(channel, binding.exchange());
              channel.queueBind(queue.name(), binding.exchange(), binding.routingKey());
            }
          }
        });
  }

  /** Declares durable topic exchanges, for those who only publish. */
  public Mono<Void> declareTopics(String... exchanges) {
    return onChannel(
        (channel, arguments) -> {
          for (String exchange : List.of(exchanges)) {
            declareTopic(channel, exchange);
          }
        });
  }

  private static void declareTopic(Channel channel, String exchange) throws IOException {
    channel.exchangeDeclare(exchange, BuiltinExchangeType.TOPIC, true);
  }

  private Mono<Void> onChannel(Declaration declaration) {
    return broker
        .connection()
        .publishOn(broker.calls()) // declarations wait for the broker's answer on the socket
        .flatMap(
            connection ->
                Mono.fromCallable(
                    () -> {
                      try (Channel channel = connection.createChannel()) {
                        declaration.run(channel, queueArguments(connection));
                      }
                      return null;
                    }));
  }

  /** Other brokers refuse RabbitMQ's arguments. */
  private static Map<String, Object> queueArguments(Connection connection) {
    boolean rabbit =
        "RabbitMQ".equals(String.valueOf(connection.getServerProperties().get("product")));
    return rabbit ? Map.of("x-queue-type", "quorum") : Map.of();
  }

  private interface Declaration {
    void run(Channel channel, Map<String, Object> queueArguments) throws IOException;
  }
}
