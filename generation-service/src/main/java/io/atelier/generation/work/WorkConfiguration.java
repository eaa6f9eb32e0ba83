package io.atelier.generation.work;

import io.atelier.generation.inference.InferenceEngine;
import io.atelier.generation.job.IdempotencyKeys;
import io.atelier.generation.job.JobEvents;
import io.atelier.generation.job.JobRepository;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.permit.Permits;
import io.atelier.generation.result.Results;
import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import io.atelier.generation.webhook.WebhookDeliveries;
import io.atelier.platform.messaging.ConfirmingPublisher;
import io.atelier.platform.messaging.SettlingConsumer;
import io.atelier.platform.messaging.Topology;
import io.atelier.platform.objectstore.ObjectStore;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The worker's half of the service. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.WORKER)
class WorkConfiguration {

  @Bean
  InferencePool inferencePool(InferenceEngine engine) {
    return new InferencePool(engine::run, engine::knows, engine.workers());
  }

  @Bean
  Claims claims(DatabaseClient database, WorkProperties properties) {
    return new Claims(database, properties);
  }

  @Bean
  OutboxRelay outboxRelay(
      DatabaseClient database,
      JobRepository jobs,
      JobEvents events,
      ConfirmingPublisher publisher,
      Topology topology) {
    return new OutboxRelay(new Outbox(database), jobs, events, publisher, topology);
  }

  @Bean
  Worker worker(
      Claims claims,
      InferencePool inference,
      ObjectStore objects,
      JobEvents events,
      OutboxRelay relay,
      ModelRegistry models,
      Results results,
      WorkProperties properties) {
    var leases = new Leases(claims, events, properties);
    return new Worker(
        claims, leases, inference, objects, events, relay, models, results, properties);
  }

  @Bean
  PermitConsumer permitConsumer(
      SettlingConsumer consumer, Worker worker, InferencePool inference, WorkProperties work) {
    return new PermitConsumer(consumer, worker, inference.workers() + work.spareHands());
  }

  @Bean
  Orphans orphans(DatabaseClient database, SweepProperties sweep, WorkProperties work) {
    return new Orphans(database, sweep, work.maxAttempts());
  }

  @Bean
  Sweeper sweeper(Orphans orphans, JobRepository jobs, JobEvents events, Permits permits) {
    return new Sweeper(orphans, jobs, events, permits);
  }

  @Bean
  Rounds mending(
      Sweeper sweeper, OutboxRelay relay, WebhookDeliveries webhooks, SweepProperties properties) {
    return new Rounds(
        properties.every(),
        Map.of(
            "reclaim lost jobs", sweeper::reclaimLostJobs,
            "fail overdue jobs", sweeper::failOverdueJobs,
            "offer owed permits", sweeper::offerOwedPermits,
            "tell unheard successes", relay::sweep,
            "call webhooks", webhooks::sweep));
  }

  @Bean
  Retention retention(DatabaseClient database, ObjectStore objects, SweepProperties properties) {
    return new Retention(database, objects, properties);
  }

  @Bean
  Rounds tidying(
      Retention retention, Orphans orphans, IdempotencyKeys keys, SweepProperties properties) {
    return new Rounds(
        properties.retentionEvery(),
        Map.of(
            "delete expired jobs", retention::sweep,
            "forget idle lanes", orphans::forgetIdleLanes,
            "forget idempotency keys", keys::forget));
  }
}
