package io.atelier.generation.webhook;

import io.atelier.generation.job.JobRepository;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends what is owed, each at least once: the table's trigger owes it with the job's end, and
 * taking it only moves its next attempt, so a process that dies in between costs one attempt.
 */
@Component
public final class WebhookDeliveries {
  private static final Logger log = LoggerFactory.getLogger(WebhookDeliveries.class);

  private final DatabaseClient database;
  private final WebhookRepository webhooks;
  private final JobRepository jobs;
  private final WebhookCall call;
  private final WebhookProperties properties;

  WebhookDeliveries(
      DatabaseClient database,
      WebhookRepository webhooks,
      JobRepository jobs,
      WebhookCall call,
      WebhookProperties properties) {
    this.database = database;
    this.webhooks = webhooks;
    this.jobs = jobs;
    this.call = call;
    this.properties = properties;
  }

  /** Sends what is due, a few at once. Never errors for a receiver's sake. */
  public Mono<Void> sweep() {
    return take().flatMap(this::deliver, properties.atOnce()).then();
  }

  private Flux<Delivery> take() {
    return database
        .sql(
            """
            update webhook_deliveries
            set attempt = attempt + 1,
              next_at = now() + least(:longest, :first * 3 ^ attempt) * interval '1 second'
            where (webhook_id, job_id, event) in (
              select webhook_id, job_id, event from webhook_deliveries where next_at <= now()
              order by next_at limit :limit for update skip locked)
            returning webhook_id, job_id, event, attempt
            """)
        .bind("first", properties.firstBackoff().toMillis() / 1000.0)
        .bind("longest", properties.maxBackoff().toMillis() / 1000.0)
        .bind("limit", 2 * properties.atOnce())
        .map(Delivery::from)
        .all();
  }

  private Mono<Void> deliver(Delivery delivery) {
    return Mono.zip(webhooks.find(delivery.webhookId()), jobs.find(delivery.jobId()))
        .flatMap(both -> call.send(both.getT1(), JobEnded.of(both.getT2())))
        .then(Mono.defer(() -> remove(delivery)))
        .onErrorResume(e -> giveUpOrKeep(delivery, e));
  }

  private Mono<Void> giveUpOrKeep(Delivery delivery, Throwable cause) {
    boolean last = delivery.attempt() >= properties.attempts();
    log.atInfo()
        .addKeyValue("webhook", delivery.webhookId())
        .addKeyValue("job", delivery.jobId())
        .addKeyValue("attempt", delivery.attempt())
        .log("webhook {}: {}", last ? "given up" : "not delivered", cause.toString());
    return last ? remove(delivery) : Mono.empty();
  }

  private Mono<Void> remove(Delivery delivery) {
    return database
        .sql(
            """
            delete from webhook_deliveries
            where webhook_id = :webhook and job_id = :job and event = :event
            """)
        .bind("webhook", delivery.webhookId())
        .bind("job", delivery.jobId())
        .bind("event", delivery.event())
        .then();
  }

  private record Delivery(long webhookId, long jobId, String event, int attempt) {
    static Delivery from(Readable row) {
      return new Delivery(
          Objects.requireNonNull(row.get("webhook_id", Long.class)),
          Objects.requireNonNull(row.get("job_id", Long.class)),
          Objects.requireNonNull(row.get("event", String.class)),
          Objects.requireNonNull(row.get("attempt", Integer.class)));
    }
  }
}
