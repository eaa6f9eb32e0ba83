package io.atelier.platform.messaging;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.rabbitmq.CorrelableOutboundMessage;
import reactor.rabbitmq.OutboundMessageResult;
import reactor.rabbitmq.RabbitFlux;
import reactor.rabbitmq.RabbitFluxException;
import reactor.rabbitmq.SendOptions;
import reactor.rabbitmq.Sender;
import reactor.rabbitmq.SenderOptions;
import reactor.util.concurrent.Queues;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes durable JSON messages and completes when the broker has confirmed them. All messages
 * share one channel, as a channel a message costs 25 times as much; when it is lost every waiting
 * caller hears so and the next message opens another.
 */
public final class ConfirmingPublisher implements AutoCloseable {
  private static final int PERSISTENT = 2;

  private final JsonMapper json;
  private final Duration timeout;
  private final int maxUnconfirmed;
  private final Broker broker;
  private final MessageTracing tracing;
  private final Scheduler publishing = Schedulers.newSingle("amqp-publishing", true);
  private final Scheduler confirming = Schedulers.newSingle("amqp-confirming", true);
  private @Nullable Line line;

  ConfirmingPublisher(
      Broker broker, JsonMapper json, MessagingProperties properties, MessageTracing tracing) {
    this.tracing = tracing;
    this.json = json;
    this.timeout = properties.confirmTimeout();
    this.maxUnconfirmed = properties.maxUnconfirmed();
    this.broker = broker;
  }

  /**
   * Publishes {@code body} as JSON to {@code exchange} ({@code ""}: straight to the queue named by
   * {@code routingKey}). Completes at the broker's confirm; fails with {@link
   * NotConfirmedException} when it is refused, when no queue takes it, when too many already wait,
   * or after the confirm timeout.
   */
  public Mono<Void> publish(String exchange, String routingKey, Object body) {
    return publish(exchange, routingKey, body, Map.of());
  }

  Mono<Void> publish(String exchange, String routingKey, Object body, Map<String, Object> headers) {
    Map<String, Object> traced = new HashMap<>(headers);
    Mono<Void> publishing =
        Mono.<Void>create(
                caller -> {
                  byte[] bytes =
                      body instanceof String text
                          ? text.getBytes(StandardCharsets.UTF_8)
                          : json.writeValueAsBytes(body);
                  var properties =
                      new BasicProperties.Builder()
                          .contentType("application/json")
                          .deliveryMode(PERSISTENT)
                          .headers(traced)
                          .build();
                  line()
                      .send(
                          new CorrelableOutboundMessage<>(
                              exchange, routingKey, properties, bytes, caller));
                })
            .timeout(timeout, confirming)
            .onErrorMap(
                TimeoutException.class,
                late -> new NotConfirmedException("No confirm within " + timeout, late));
    return tracing.sending(exchange.isEmpty() ? routingKey : exchange, traced, publishing);
  }

  /**
   * A sender keeps the connection it has seen first, so each line needs a new one; its connection
   * is the broker's to close.
   */
  private Sender newSender() {
    return RabbitFlux.createSender(
        new SenderOptions()
            .connectionMono(broker.connection())
            .connectionSubscriptionScheduler(broker.calls())
            .resourceManagementScheduler(broker.calls()));
  }

  private synchronized Line line() {
    if (line == null || line.ended) {
      line = new Line();
    }
    return line;
  }

  @Override
  public synchronized void close() {
    if (line != null) {
      line.close();
    }
    publishing.dispose();
    confirming.dispose();
  }

  /** One channel with confirms, from its opening to its loss. */
  private final class Line {
    private final Sinks.Many<CorrelableOutboundMessage<MonoSink<Void>>> messages =
        Sinks.many()
            .unicast()
            .onBackpressureBuffer(
                Queues.<CorrelableOutboundMessage<MonoSink<Void>>>get(maxUnconfirmed).get());
    private final Set<MonoSink<Void>> waiting = ConcurrentHashMap.newKeySet();
    private final Disposable confirms;
    private volatile boolean ended;

    Line() {
      Flux<CorrelableOutboundMessage<MonoSink<Void>>> outbound =
          messages.asFlux().publishOn(publishing); // basicPublish writes to the socket
      confirms =
          newSender()
              .sendWithTypedPublishConfirms(
                  outbound,
                  new SendOptions()
                      .trackReturned(true)
                      .maxInFlight(maxUnconfirmed)
                      .exceptionHandler((sending, failure) -> end(failure)))
              .publishOn(confirming) // what the callers go on with must not hold up the connection
              .subscribe(this::settle, this::lost, () -> lost(null));
    }

    /**
     * Instead of the library's handler, which would block this channel's thread while it tries
     * again.
     */
    private void end(Exception failure) {
      ended = true;
      throw new RabbitFluxException(failure);
    }

    void send(CorrelableOutboundMessage<MonoSink<Void>> message) {
      MonoSink<Void> caller = message.getCorrelationMetadata();
      if (waiting.size() >= maxUnconfirmed) {
        caller.error(new NotConfirmedException("Too many messages wait for their confirm", null));
        return;
      }
      waiting.add(caller);
      caller.onDispose(() -> waiting.remove(caller));
      Sinks.EmitResult emitted;
      synchronized (messages) {
        emitted = messages.tryEmitNext(message);
      }
      if (emitted == Sinks.EmitResult.FAIL_OVERFLOW) {
        caller.error(new NotConfirmedException("Too many messages wait to be sent", null));
      } else if (emitted.isFailure()) {
        ended = true; // the channel is gone, though lost() has not heard yet
        caller.error(new NotConfirmedException("The channel takes no message: " + emitted, null));
      } else if (ended) {
        // lost() may have swept the set before this caller stood in it
        caller.error(new NotConfirmedException("The channel was lost", null));
      }
    }

    private void settle(OutboundMessageResult<CorrelableOutboundMessage<MonoSink<Void>>> result) {
      if (result.getOutboundMessage() == null) {
        return; // the embedded broker's refusal of a message it has returned before
      }
      MonoSink<Void> caller = result.getOutboundMessage().getCorrelationMetadata();
      if (result.isReturned()) {
        caller.error(new NotConfirmedException("No queue takes the message", null));
      } else if (result.isAck()) {
        caller.success();
      } else {
        caller.error(new NotConfirmedException("The broker refused the message", null));
      }
    }

    private void lost(@Nullable Throwable cause) {
      ended = true;
      waiting.forEach(
          caller -> caller.error(new NotConfirmedException("The channel was lost", cause)));
    }

    void close() {
      confirms.dispose();
      lost(null);
    }
  }
}
