package io.atelier.platform.messaging;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Carries the trace over a queue in the message's headers; no library does so for reactor-rabbitmq.
 */
final class MessageTracing {
  private static final String DESTINATION = "messaging.destination.name";

  private final ObservationRegistry registry;

  MessageTracing(ObservationRegistry registry) {
    this.registry = registry;
  }

  /**
   * Observes {@code publishing}, which must read {@code headers} when it is subscribed to, not
   * before.
   */
  Mono<Void> sending(String destination, Map<String, Object> headers, Mono<Void> publishing) {
    return Mono.deferContextual(
        subscriber -> {
          var context = new SenderContext<Map<String, Object>>(MessageTracing::put, Kind.PRODUCER);
          context.setCarrier(headers);
          Observation parent = subscriber.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
          var observation =
              Observation.createNotStarted("amqp.publish", () -> context, registry)
                  .contextualName("publish " + destination)
                  .lowCardinalityKeyValue(DESTINATION, destination)
                  .parentObservation(parent)
                  .start();
          return publishing.doOnError(observation::error).doFinally(end -> observation.stop());
        });
  }

  /** Observes {@code handling} as a child of whatever sent the message. */
  Mono<Void> receiving(String queue, @Nullable Map<String, Object> headers, Mono<Void> handling) {
    return Mono.defer(
        () -> {
          var context =
              new ReceiverContext<Map<String, Object>>(MessageTracing::get, Kind.CONSUMER);
          context.setCarrier(headers == null ? Map.of() : headers);
          var observation =
              Observation.createNotStarted("amqp.process", () -> context, registry)
                  .contextualName("process " + queue)
                  .lowCardinalityKeyValue(DESTINATION, queue)
                  .start();
          return handling
              .doOnError(observation::error)
              .doFinally(end -> observation.stop())
              .contextWrite(c -> c.put(ObservationThreadLocalAccessor.KEY, observation));
        });
  }

  private static void put(@Nullable Map<String, Object> headers, String key, String value) {
    if (headers != null) {
      headers.put(key, value);
    }
  }

  private static @Nullable String get(Map<String, Object> headers, String key) {
    Object value = headers.get(key);
    return value == null ? null : value.toString();
  }
}
