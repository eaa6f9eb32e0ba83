package io.atelier.generation.work;

import io.atelier.generation.job.Job;
import io.atelier.platform.objectstore.ObjectStore;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes jobs past their retention: their objects first, the row last, so that a crash in between
 * leaves a row to find the rest by.
 */
final class Retention {
  private static final int BATCH = 200;
  private static final int AT_ONCE = 4;

  private final DatabaseClient database;
  private final ObjectStore objects;
  private final SweepProperties properties;

  Retention(DatabaseClient database, ObjectStore objects, SweepProperties properties) {
    this.database = database;
    this.objects = objects;
    this.properties = properties;
  }

  /** Deletes a batch of what is due; successes the platform has not heard of yet stay. */
  Mono<Void> sweep() {
    return due().flatMap(this::delete, AT_ONCE).then();
  }

  private Flux<Job> due() {
    return database
        .sql(
            """
            select * from jobs
            where finished_at < now()
                - case when user_id is null then :anonymous else :owned end * interval '1 second'
              and not exists (select 1 from outbox where job_id = jobs.id)
            order by finished_at limit :limit
            """)
        .bind("anonymous", properties.keepAnonymous().toSeconds())
        .bind("owned", properties.keepOwned().toSeconds())
        .bind("limit", BATCH)
        .map(Job::from)
        .all();
  }

  private Mono<Void> delete(Job job) {
    return Flux.range(1, job.attempt())
        .map(attempt -> Job.outputKey(job.id(), attempt))
        .startWith(job.inputKey())
        .concatMap(objects::delete)
        .then(database.sql("delete from jobs where id = :id").bind("id", job.id()).then());
  }
}
