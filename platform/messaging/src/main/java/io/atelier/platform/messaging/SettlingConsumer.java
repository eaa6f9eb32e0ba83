package io.atelier.platform.messaging;

import com.rabbitmq.client.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.rabbitmq.AcknowledgableDelivery;
import reactor.rabbitmq.ConsumeOptions;
import reactor.rabbitmq.RabbitFlux;
import reactor.rabbitmq.Receiver;
import reactor.rabbitmq.ReceiverOptions;
import reactor.util.retry.Retry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands each delivery of a queue to a handler and settles it by what became of it.
 *
 * <table>
 *   <caption>Outcomes</caption>
 *   <tr><td>handler completes</td><td>ack</td></tr>
 *   <tr><td>body undecodable, or {@link InvalidMessageException}</td><td>dead letter, then ack</td></tr>
 *   <tr><td>any other failure, attempts left</td><td>pause, publish the next attempt, then ack</td></tr>
 *   <tr><td>any other failure, last attempt</td><td>dead letter, then ack</td></tr>
 *   <tr><td>the broker takes no retry or dead letter, or the connection is lost</td><td>redelivered</td></tr>
 * </table>
 *
 * A message may be delivered more than once; handlers are idempotent.
 */
public final class SettlingConsumer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SettlingConsumer.class);
  private static final String ATTEMPT = "atelier-attempt";
  private static final String REASON = "atelier-reason";
  private static final int REASON_LENGTH = 500;
  private static final Duration FIRST_RECONNECT = Duration.ofMillis(250);
  private static final Duration MAX_RECONNECT = Duration.ofSeconds(5);

  private final Topology topology;
  private final ConfirmingPublisher publisher;
  private final JsonMapper json;
  private final Broker broker;
  private final MessageTracing tracing;
  private final Scheduler settling = Schedulers.newBoundedElastic(4, 10_000, "amqp-settling");
  private final Disposable.Composite consumers = Disposables.composite();

  SettlingConsumer(
      Broker broker,
      Topology topology,
      ConfirmingPublisher publisher,
      JsonMapper json,
      MessageTracing tracing) {
    this.tracing = tracing;
    this.topology = topology;
    this.publisher = publisher;
    this.json = json;
    this.broker = broker;
  }

  /**
   * Declares {@code queue} and consumes it until disposed, reconnecting for ever.
   *
   * @param concurrency how many messages are in the handler's hands at once; also the prefetch
   * @param type what the JSON body is read as
   * @param handler completes when the work is done and recorded
   */
  public <T> Disposable consume(
      WorkQueue queue, int concurrency, Class<T> type, Function<T, Mono<Void>> handler) {
    Disposable consumer =
        Flux.defer(() -> deliveries(queue, concurrency))
            .flatMap(delivery -> settle(queue, delivery, type, handler), concurrency)
            .doOnError(
                lost ->
                    log.atWarn()
                        .addKeyValue("queue", queue.name())
                        .log("consumer lost its broker: {}", lost.toString()))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, FIRST_RECONNECT)
                    .maxBackoff(MAX_RECONNECT)
                    .transientErrors(true))
            .repeatWhen(ended -> ended.delayElements(FIRST_RECONNECT))
            .subscribe();
    consumers.add(consumer);
    return consumer;
  }

  private Flux<AcknowledgableDelivery> deliveries(WorkQueue queue, int concurrency) {
    var options =
        new ConsumeOptions()
            .qos(concurrency)
            .exceptionHandler(
                (settlement, lost) ->
                    log.atInfo()
                        .addKeyValue("queue", queue.name())
                        .log("settlement not heard, the message comes again: {}", lost.toString()));
    return topology.declare(queue).thenMany(newReceiver().consumeManualAck(queue.name(), options));
  }

  /** A receiver keeps the connection it has seen first, so each reconnect needs a new one. */
  private Receiver newReceiver() {
    return RabbitFlux.createReceiver(
        new ReceiverOptions()
            .connectionMono(broker.connection())
            .connectionSubscriptionScheduler(broker.calls()));
  }

  private <T> Mono<Void> settle(
      WorkQueue queue,
      AcknowledgableDelivery delivery,
      Class<T> type,
      Function<T, Mono<Void>> handler) {
    Mono<Void> handling =
        Mono.fromCallable(() -> json.readValue(delivery.getBody(), type))
            .onErrorMap(
                JacksonException.class,
                broken -> new InvalidMessageException("The body is not JSON of its kind", broken))
            .flatMap(handler);
    return tracing
        .receiving(queue.name(), delivery.getProperties().getHeaders(), handling)
        .onErrorResume(failure -> settleFailure(queue, delivery, failure))
        .publishOn(settling) // acknowledgements write to the socket
        .then(Mono.<Void>fromRunnable(delivery::ack))
        .onErrorResume(unsettled -> requeue(queue, delivery, unsettled));
  }

  private Mono<Void> settleFailure(
      WorkQueue queue, AcknowledgableDelivery delivery, Throwable failure) {
    int attempt = attempt(delivery);
    if (failure instanceof InvalidMessageException || attempt >= queue.maxAttempts()) {
      log.atError()
          .addKeyValue("queue", queue.name())
          .addKeyValue("attempt", attempt)
          .setCause(failure)
          .log("message is dead");
      return republish(queue.dead(), delivery, attempt, failure);
    }
    Duration pause = queue.backoffAfter(attempt);
    log.atWarn()
        .addKeyValue("queue", queue.name())
        .addKeyValue("attempt", attempt)
        .addKeyValue("pause", pause)
        .log("message failed, another attempt follows: {}", failure.toString());
    return Mono.delay(pause)
        .then(Mono.defer(() -> republish(queue.name(), delivery, attempt + 1, failure)));
  }

  private Mono<Void> republish(
      String queue, AcknowledgableDelivery delivery, int attempt, Throwable failure) {
    String reason = failure.toString();
    return publisher.publish(
        "",
        queue,
        new String(delivery.getBody(), StandardCharsets.UTF_8),
        Map.of(
            ATTEMPT,
            attempt,
            REASON,
            reason.substring(0, Math.min(reason.length(), REASON_LENGTH))));
  }

  private Mono<Void> requeue(
      WorkQueue queue, AcknowledgableDelivery delivery, Throwable unsettled) {
    log.atWarn()
        .addKeyValue("queue", queue.name())
        .log("message could not be settled, it comes again: {}", unsettled.toString());
    return Mono.<Void>fromRunnable(() -> delivery.nack(true))
        .subscribeOn(settling)
        .onErrorComplete();
  }

  private static int attempt(Delivery delivery) {
    var headers = delivery.getProperties().getHeaders();
    return headers != null && headers.get(ATTEMPT) instanceof Number attempt
        ? attempt.intValue()
        : 1;
  }

  @Override
  public void close() {
    consumers.dispose();
    settling.dispose();
  }
}
