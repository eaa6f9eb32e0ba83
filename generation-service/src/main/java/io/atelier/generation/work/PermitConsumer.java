package io.atelier.generation.work;

import io.atelier.generation.permit.Permit;
import io.atelier.generation.permit.Permits;
import io.atelier.platform.messaging.SettlingConsumer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Takes permits off the queue, as many at once as there are hands. At the stop it takes no more and
 * waits for the jobs in hand.
 */
final class PermitConsumer implements SmartLifecycle {
  private final SettlingConsumer consumer;
  private final Worker worker;
  private final int hands;
  private final Set<Sinks.Empty<Void>> inHand = ConcurrentHashMap.newKeySet();
  private @Nullable Disposable consuming;

  PermitConsumer(SettlingConsumer consumer, Worker worker, int hands) {
    this.consumer = consumer;
    this.worker = worker;
    this.hands = hands;
  }

  @Override
  public void start() {
    consuming = consumer.consume(Permits.QUEUE, hands, Permit.class, permit -> work());
  }

  /**
   * Cached, so that it is detached from the delivery: when the broker is lost the delivery is
   * cancelled, but the job goes on to be settled in the table and need not be done twice.
   */
  private Mono<Void> work() {
    return Mono.defer(
        () -> {
          Sinks.Empty<Void> end = Sinks.empty();
          inHand.add(end);
          return worker.work().doFinally(signal -> finish(end)).cache();
        });
  }

  private void finish(Sinks.Empty<Void> end) {
    inHand.remove(end);
    end.tryEmitEmpty();
  }

  @Override
  public void stop(Runnable callback) {
    stop();
    Mono.when(inHand.stream().map(Sinks.Empty::asMono).toList())
        .doFinally(signal -> callback.run())
        .subscribe();
  }

  @Override
  public void stop() {
    if (consuming != null) {
      consuming.dispose();
      consuming = null;
    }
  }

  @Override
  public boolean isRunning() {
    return consuming != null;
  }
}
