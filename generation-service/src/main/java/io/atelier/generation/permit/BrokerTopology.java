package io.atelier.generation.permit;

import io.atelier.platform.messaging.Topology;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.util.retry.Retry;

/**
 * Declares at the start what this service publishes to: permits must find their queue before the
 * first worker runs, and a broker drops the channel of whoever publishes to an exchange it does not
 * know.
 */
@Component
final class BrokerTopology implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(BrokerTopology.class);

  private final Topology topology;
  private @Nullable Disposable declaring;

  BrokerTopology(Topology topology) {
    this.topology = topology;
  }

  @Override
  public void start() {
    declaring =
        topology
            .declare(Permits.QUEUE)
            .then(topology.declareTopics(Permits.EVENTS))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(250))
                    .maxBackoff(Duration.ofSeconds(5)))
            .subscribe(declared -> {}, e -> log.error("Could not declare queue and exchange", e));
  }

  @Override
  public void stop() {
    if (declaring != null) {
      declaring.dispose();
      declaring = null;
    }
  }

  @Override
  public boolean isRunning() {
    return declaring != null;
  }
}
