package io.atelier.generation.work;

import io.atelier.generation.job.Failure;
import io.atelier.generation.job.Job;
import io.atelier.generation.job.Output;
import io.atelier.generation.job.Receipt;
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
  private static final int LOOKS = 100;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

  /** Looks at so many lanes and no more: each that waits has a job to claim, but for rare ones. */
  static final String CLAIM =
      """
      with next as (
        select job.id
        from (
          (select owner, 0 as turn, extract(epoch from since)::float8 as place, served_at, since
           from lanes where waiting > 0 and since < now() - :patience * interval '1 second'
           order by since limit 256)
          union all
          (select owner, 1, served, served_at, since
           from lanes where waiting > 0 order by served, served_at, since limit 256)
          order by turn, place, served_at, since) lane
        cross join lateral (
          select id from jobs
          where owner = lane.owner and status = 'QUEUED' and available_at <= now()
            and (deadline_at is null or deadline_at > now())
          order by priority desc, id limit 1 for update skip locked) job
        limit 1)
      update jobs
      set status = 'RUNNING', attempt = attempt + 1, started_at = now(),
        lease = :lease, lease_until = now() + :seconds * interval '1 second'
      from next
      where jobs.id = next.id
      returning jobs.*
      """;

  private static final String STILL_HELD =
      " where id = :id and status = 'RUNNING' and attempt = :attempt and lease = :lease ";

  private final DatabaseClient database;
  private final WorkProperties properties;

  Claims(DatabaseClient database, WorkProperties properties) {
    this.database = database;
    this.properties = properties;
  }

  /**
   * Claims the job that is next: of the lane that was served least, weighted, its first. A lane
   * that was not served for the patience of {@link WorkProperties} goes before, so that none waits
   * for ever. Empty if nothing waits; fails if jobs wait but stay locked by others.
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
        .sql(
            """
            select exists (
              select 1 from jobs where status = 'QUEUED' and available_at <= now()
                and (deadline_at is null or deadline_at > now()))
            """)
        .mapValue(Boolean.class)
        .one();
  }

  private Mono<Assignment> unlockedNext() {
    UUID lease = UUID.randomUUID();
    return database
        .sql(CLAIM)
        .bind("patience", seconds(properties.lanePatience()))
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
   * Gives the job to another model than the one it was submitted for; empty if the assignment was
   * no longer held.
   */
  Mono<Assignment> giveTo(String model, Assignment assignment) {
    return held(
            assignment,
            "update jobs set model = :model, instructed = false" + STILL_HELD + "returning *")
        .bind("model", model)
        .map(Job::from)
        .one()
        .map(job -> new Assignment(job, assignment.lease()));
  }

  /**
   * Records the success, and in the same statement that the platform must hear of it, if it is
   * somebody's who signed in: no other part has anything of the others.
   *
   * @param modelSeconds what the owner is charged
   * @return the job as it now is; empty if the assignment was no longer held
   */
  Mono<Job> succeed(
      Assignment assignment, String version, Output output, double modelSeconds, Receipt receipt) {
    return held(
            assignment,
            "with won as (update jobs set status = 'SUCCEEDED', finished_at = now(), lease = null,"
                + " lease_until = null, version = :version, output_format = :format,"
                + " output_width = :width, output_height = :height, output_bytes = :bytes,"
                + " output_sha256 = :sha256, model_seconds = :model_seconds,"
                + " receipt = :receipt::jsonb"
                + STILL_HELD
                + """
                  returning *),
                told as (
                  insert into outbox (job_id, held_until)
                  select id, now() + :hold * interval '1 second' from won
                  where user_id is not null)
                select * from won
                """)
        .bind("version", version)
        .bind("format", output.format().name())
        .bind("width", output.width())
        .bind("height", output.height())
        .bind("bytes", output.bytes())
        .bind("sha256", output.sha256())
        .bind("model_seconds", modelSeconds)
        .bind("receipt", receipt.toJson())
        .bind("hold", seconds(Outbox.HOLD))
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
                + "returning *")
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
