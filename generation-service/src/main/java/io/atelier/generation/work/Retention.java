package io.atelier.generation.work;

import io.atelier.generation.job.Job;
import io.atelier.platform.objectstore.ObjectStore;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
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
        .concatWith(photo(job))
        .concatMap(objects::delete)
        .then(database.sql("delete from jobs where id = :id").bind("id", job.id()).then());
  }

  /** Where the photo lies, unless others of the batch are still to be made of it. */
  private Mono<String> photo(Job job) {
    return database
        .sql("select exists (select 1 from jobs where batch_id = :batch and finished_at is null)")
        .bind("batch", Parameters.in(R2dbcType.BIGINT, job.batchId()))
        .mapValue(Boolean.class)
        .one()
        .filter(needed -> !needed)
        .map(done -> job.inputKey());
  }
}
