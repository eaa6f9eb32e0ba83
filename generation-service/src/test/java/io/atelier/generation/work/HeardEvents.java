package io.atelier.generation.work;

import io.atelier.generation.RunningService;
import io.atelier.platform.messaging.SettlingConsumer;
import io.atelier.platform.messaging.Topology;
import io.atelier.platform.messaging.WorkQueue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What the rest of the platform hears of finished jobs. */
final class HeardEvents implements AutoCloseable {
  private static final WorkQueue QUEUE =
      WorkQueue.named("generation-test.job-events").boundTo("atelier.events", "job.succeeded");

  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final Disposable consuming;

  HeardEvents(RunningService service) {
    service.bean(Topology.class).declare(QUEUE).block();
    consuming =
        service
            .bean(SettlingConsumer.class)
            .consume(QUEUE, 1, JsonNode.class, event -> Mono.fromRunnable(() -> events.add(event)));
  }

  List<JsonNode> of(long jobId) {
    return events.stream()
        .filter(event -> event.at("/data/job_id").asString().equals(Long.toString(jobId)))
        .toList();
  }

  @Override
  public void close() {
    consuming.dispose();
  }
}
