package io.atelier.generation.work;

import io.atelier.generation.job.Failure;
import io.atelier.generation.job.Job;
import io.atelier.generation.job.Output;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who carries out which job: claimed by one statement, settled by conditional ones that say whether
 * they won. Time is the database's, one clock for all workers.
 */
final class Claims {
  /** Charged at the claim, so that an owner's second claim already counts; settled later. */
  private static final double ESTIMATED_SECONDS = 0.5;

  private static final int LOOKS = 100;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  private static final String STILL_HELD =
      " where id = :id and status = 'RUNNING' and attempt = :attempt and lease = :lease ";

  private final DatabaseClient database;
  private final WorkProperties properties;

  Claims(DatabaseClient database, WorkProperties properties) {
    this.database = database;
    this.properties = properties;
  }

  /**
   * Claims the job that is next: of the owner who consumed the fewest model-seconds of late,
   * weighted, the oldest. Waiting counts in a job's favour, a second for a twentieth of a
   * model-second, so that none waits for ever. Empty if nothing waits; fails if jobs wait but stay
   * locked by others.
   */
  Mono<Assignment> next() {
    return unlockedNext().repeatWhenEmpty(LOOKS, this::whileAnyWaits);
  }

  /**
   * Looks again as long as a job waits: whoever submits one locks its row for some milliseconds
   * when its permit is confirmed, and the permit may be quicker than that.
   */
  private Flux<Boolean> whileAnyWaits(Flux<Long> emptyLooks) {
    return emptyLooks
        .concatMap(look -> anyWaits())
        .takeWhile(waits -> waits)
        .delayElements(BETWEEN_LOOKS);
  }

  private Mono<Boolean> anyWaits() {
    return database
        .sql("select exists (select 1 from jobs where status = 'QUEUED' and available_at <= now())")
        .mapValue(Boolean.class)
        .one();
  }

  private Mono<Assignment> unlockedNext() {
    UUID lease = UUID.randomUUID();
    return database
        .sql(
            """
            with next as (
              select j.id, j.owner
              from jobs j left join owner_usage u on u.owner = j.owner
              where j.status = 'QUEUED' and j.available_at <= now()
              order by
                coalesce(u.seconds * exp(extract(epoch from u.as_of - now()) / :memory) / u.weight, 0)
                  - 0.05 * extract(epoch from now() - j.created_at),
                j.id
              limit 1
              for update of j skip locked),
            charged as (
              insert into owner_usage as u (owner, seconds, as_of)
              select owner, :estimate, now() from next
              on conflict (owner) do update set
                seconds = u.seconds * exp(extract(epoch from u.as_of - now()) / :memory)
                  + excluded.seconds,
                as_of = now())
            update jobs
            set status = 'RUNNING', attempt = attempt + 1, started_at = now(),
              lease = :lease, lease_until = now() + :seconds * interval '1 second'
            from next
            where jobs.id = next.id
            returning jobs.*
            """)
        .bind("memory", seconds(properties.usageMemory()))
        .bind("estimate", ESTIMATED_SECONDS)
        .bind("lease", lease)
        .bind("seconds", seconds(properties.lease()))
        .map(Job::from)
        .one()
        .map(job -> new Assignment(job, lease));
  }

  /** Extends the lease; false if the assignment is no longer held. */
  Mono<Boolean> extend(Assignment assignment) {
    return held(
            assignment,
            "update jobs set lease_until = now() + :seconds * interval '1 second'" + STILL_HELD)
        .bind("seconds", seconds(properties.lease()))
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  /**
   * Records the success, and in the same statement that the platform must hear of it.
   *
   * @param modelSeconds what the owner is charged
   * @return the job as it now is; empty if the assignment was no longer held
   */
  Mono<Job> succeed(Assignment assignment, String version, Output output, double modelSeconds) {
    return held(
            assignment,
            "with won as (update jobs set status = 'SUCCEEDED', finished_at = now(), lease = null,"
                + " lease_until = null, version = :version, output_format = :format,"
                + " output_width = :width, output_height = :height, output_bytes = :bytes,"
                + " output_sha256 = :sha256, model_seconds = :model_seconds"
                + STILL_HELD
                + """
                  returning *),
                told as (
                  insert into outbox (job_id, held_until)
                  select id, now() + :hold * interval '1 second' from won),
                charged as (
                  update owner_usage
                  set seconds = greatest(0, seconds + :model_seconds - :estimate)
                  where owner = (select owner from won))
                select * from won
                """)
        .bind("version", version)
        .bind("format", output.format().name())
        .bind("width", output.width())
        .bind("height", output.height())
        .bind("bytes", output.bytes())
        .bind("sha256", output.sha256())
        .bind("model_seconds", modelSeconds)
        .bind("hold", seconds(Outbox.HOLD))
        .bind("estimate", ESTIMATED_SECONDS)
        .map(Job::from)
        .one();
  }

  /** Records the failure as final; empty if the assignment was no longer held. */
  Mono<Job> fail(Assignment assignment, Failure failure) {
    return held(
            assignment,
            "update jobs set status = 'FAILED', finished_at = now(), lease = null,"
                + " lease_until = null, failure_status = :status, failure_slug = :slug,"
                + " failure_title = :title, failure_detail = :detail"
                + STILL_HELD
                + "returning *")
        .bind("status", failure.status())
        .bind("slug", failure.slug())
        .bind("title", failure.title())
        .bind("detail", failure.detail())
        .map(Job::from)
        .one();
  }

  /** Queues the job again, not before {@code pause} is over; empty if no longer held. */
  Mono<Job> retry(Assignment assignment, Duration pause) {
    return held(
            assignment,
            "update jobs set status = 'QUEUED', lease = null, lease_until = null, permit_at = null,"
                + " available_at = now() + :seconds * interval '1 second'"
                + STILL_HELD
                + "returning *, null::bigint as position")
        .bind("seconds", seconds(pause))
        .map(Job::from)
        .one();
  }

  private GenericExecuteSpec held(Assignment assignment, String sql) {
    return database
        .sql(sql)
        .bind("id", assignment.job().id())
        .bind("attempt", assignment.job().attempt())
        .bind("lease", assignment.lease());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
