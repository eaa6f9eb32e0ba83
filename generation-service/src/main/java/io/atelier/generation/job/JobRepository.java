package io.atelier.generation.job;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code jobs} as the API uses it. Time is the database's, one clock for all. */
@Component
public final class JobRepository {
  /** A place in the queue if owners took turns, which is about what claiming does. */
  private static final String POSITION =
      """
      case when j.status = 'QUEUED' then (
        select line.position
        from (
          select id, row_number() over (order by turn, id) as position
          from (
            select id, row_number() over (partition by owner order by id) as turn
            from jobs where status = 'QUEUED') turns) line
        where line.id = j.id) end as position
      """;

  private final DatabaseClient database;

  JobRepository(DatabaseClient database) {
    this.database = database;
  }

  /** Adds a job as {@code QUEUED}, owed a permit. The model must be resolved. */
  Mono<Void> add(NewJob job) {
    var photo = job.photo();
    return database
        .sql(
            """
            insert into jobs (
              id, owner, user_id, status, model, prompt, category_id, output_format,
              input_format, input_width, input_height, input_bytes, input_sha256)
            values (
              :id, :owner, :user_id, 'QUEUED', :model, :prompt, :category_id, :output_format,
              :input_format, :width, :height, :bytes, :sha256)
            """)
        .bind("id", job.id())
        .bind("owner", job.owner())
        .bind("user_id", Parameters.in(R2dbcType.BIGINT, job.userId()))
        .bind("model", Objects.requireNonNull(job.model(), "model"))
        .bind("prompt", job.prompt())
        .bind("category_id", Parameters.in(R2dbcType.BIGINT, job.categoryId()))
        .bind("output_format", job.outputFormat().name())
        .bind("input_format", photo.format().name())
        .bind("width", photo.header().width())
        .bind("height", photo.header().height())
        .bind("bytes", photo.file().length)
        .bind("sha256", photo.sha256())
        .then();
  }

  /** Notes that the broker confirmed a permit on this job's behalf. */
  public Mono<Void> permitted(long id) {
    return database
        .sql("update jobs set permit_at = now() where id = :id and status = 'QUEUED'")
        .bind("id", id)
        .then();
  }

  /** Empty if there is none. */
  public Mono<Job> find(long id) {
    return database
        .sql("select j.*, " + POSITION + " from jobs j where j.id = :id")
        .bind("id", id)
        .map(Job::from)
        .one();
  }

  /** Newest first. */
  Flux<Job> list(String owner, @Nullable JobStatus status, long beforeId, int limit) {
    return database
        .sql(
            "select j.*, "
                + POSITION
                + """
                  from jobs j
                  where j.owner = :owner and j.id < :before
                    and (:status::text is null or j.status = :status)
                  order by j.id desc limit :limit
                  """)
        .bind("owner", owner)
        .bind("before", beforeId)
        .bind("limit", limit)
        .bind("status", Parameters.in(R2dbcType.VARCHAR, status == null ? null : status.name()))
        .map(Job::from)
        .all();
  }

  /**
   * Ends a job that is not over yet, whoever carries it out; he loses his conditional update.
   *
   * @return the cancelled job, or empty if it was over already or never there
   */
  public Mono<Job> cancel(long id) {
    return database
        .sql(
            """
            update jobs
            set status = 'CANCELLED', finished_at = now(), lease = null, lease_until = null
            where id = :id and status in ('QUEUED', 'RUNNING')
            returning *
            """)
        .bind("id", id)
        .map(Job::from)
        .one();
  }

  /** How busy the queue is, and how much of it is this owner's. */
  public Mono<QueueLoad> load(String owner) {
    return database
        .sql(
            """
            select
              count(*) filter (where status = 'QUEUED') as queued,
              count(*) filter (where status = 'QUEUED' and owner = :owner) as mine,
              count(*) filter (where status = 'RUNNING') as running,
              (select coalesce(avg(extract(epoch from finished_at - started_at)), 0.5)::float8
               from (select finished_at, started_at from jobs
                     where finished_at is not null and status = 'SUCCEEDED'
                     order by finished_at desc limit 50) latest) as job_seconds
            from jobs where status in ('QUEUED', 'RUNNING')
            """)
        .bind("owner", owner)
        .map(JobRepository::queueLoad)
        .one();
  }

  private static QueueLoad queueLoad(Readable row) {
    return new QueueLoad(
        count(row, "queued"),
        count(row, "mine"),
        count(row, "running"),
        Objects.requireNonNull(row.get("job_seconds", Double.class)));
  }

  private static long count(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Long.class), column);
  }
}
