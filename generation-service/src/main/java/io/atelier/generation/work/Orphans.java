package io.atelier.generation.work;

import io.atelier.generation.job.Failure;
import io.atelier.generation.job.Job;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds what crashes left behind: jobs whose worker is gone, jobs without a permit. */
final class Orphans {
  private static final int AT_ONCE = 200;

  private final DatabaseClient database;
  private final SweepProperties properties;
  private final int maxAttempts;

  Orphans(DatabaseClient database, SweepProperties properties, int maxAttempts) {
    this.database = database;
    this.properties = properties;
    this.maxAttempts = maxAttempts;
  }

  /**
   * Takes jobs from workers whose lease ran out: queued again, or failed after the last attempt.
   */
  Flux<Job> reclaim() {
    return database
        .sql(
            """
            update jobs set
              lease = null, lease_until = null, permit_at = null, available_at = now(),
              status = case when attempt < :attempts then 'QUEUED' else 'FAILED' end,
              finished_at = case when attempt < :attempts then null else now() end,
              failure_status = case when attempt < :attempts then null else :failure_status end,
              failure_slug = case when attempt < :attempts then null else :slug end,
              failure_title = case when attempt < :attempts then null else :title end,
              failure_detail = case when attempt < :attempts then null else :detail end
            where id in (
              select id from jobs where status = 'RUNNING' and lease_until < now()
              order by lease_until limit :limit for update skip locked)
            returning *
            """)
        .bind("attempts", maxAttempts)
        .bind("failure_status", Failure.WORKER_LOST.status())
        .bind("slug", Failure.WORKER_LOST.slug())
        .bind("title", Failure.WORKER_LOST.title())
        .bind("detail", Failure.WORKER_LOST.detail())
        .bind("limit", AT_ONCE)
        .map(Job::from)
        .all();
  }

  /**
   * Jobs that need a permit published: none was ever confirmed and the submission's own had its
   * time, or jobs wait though no worker began anything for a while, so permits must have been lost
   * with the broker.
   */
  Flux<Owed> owedPermits() {
    return database
        .sql(
            """
            select id, attempt from jobs
            where status = 'QUEUED' and available_at <= now()
              and (permit_at is null and created_at < now() - :grace * interval '1 second'
                or permit_at < now() - :patience * interval '1 second'
                  and not exists (
                    select 1 from jobs
                    where started_at > now() - :patience * interval '1 second'))
            order by id limit :limit
            """)
        .bind("grace", seconds(properties.permitGrace()))
        .bind("patience", seconds(properties.permitPatience()))
        .bind("limit", AT_ONCE)
        .map(Owed::from)
        .all();
  }

  /** Fails what still waits though its deadline has passed. */
  Flux<Job> expire() {
    return database
        .sql(
            """
            update jobs set status = 'FAILED', finished_at = now(), failure_status = :failure_status,
              failure_slug = :slug, failure_title = :title, failure_detail = :detail
            where id in (
              select id from jobs where status = 'QUEUED' and deadline_at < now()
              order by deadline_at limit :limit for update skip locked)
            returning *
            """)
        .bind("failure_status", Failure.DEADLINE_PASSED.status())
        .bind("slug", Failure.DEADLINE_PASSED.slug())
        .bind("title", Failure.DEADLINE_PASSED.title())
        .bind("detail", Failure.DEADLINE_PASSED.detail())
        .bind("limit", AT_ONCE)
        .map(Job::from)
        .all();
  }

  /** Forgets lanes nobody came to for a day; who comes back starts level with those who wait. */
  Mono<Void> forgetIdleLanes() {
    return database
        .sql(
            """
            delete from lanes
            where waiting = 0 and weight = 1 and served_at < now() - interval '1 day'
              and since < now() - interval '1 day'
              and not exists (select 1 from jobs where owner = lanes.owner and status = 'RUNNING')
            """)
        .then();
  }

  /**
   * A job that lacks a permit.
   *
   * @param attempt how often it was begun
   */
  record Owed(long jobId, int attempt) {
    static Owed from(Readable row) {
      return new Owed(
          Objects.requireNonNull(row.get("id", Long.class)),
          Objects.requireNonNull(row.get("attempt", Integer.class)));
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
