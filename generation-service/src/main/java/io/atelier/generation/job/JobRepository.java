package io.atelier.generation.job;

import io.atelier.generation.model.InstalledModel;
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
  private static final String WITH_PLACE =
      """
      select j.*, p.place, p.eta from jobs j left join lateral place(j) p on true
      """;

  private final DatabaseClient database;

  JobRepository(DatabaseClient database) {
    this.database = database;
  }

  /**
   * Adds jobs as {@code QUEUED}, owed permits, if all of them have room; the lane is locked
   * meanwhile, so an owner's cap holds exactly.
   *
   * @param model what the owner gets now for the model he asked for
   * @return whether they were added
   */
  Mono<Boolean> add(NewJob job, InstalledModel model, int maxQueuedPerOwner, int maxQueued) {
    var photo = job.photo();
    var deadline = job.deadline();
    return database
        .sql(
            """
            with lane as (
              insert into lanes as l (owner, served) values (:owner, lane_start())
              on conflict (owner) do update set owner = excluded.owner
              returning waiting)
            insert into jobs (
              id, owner, user_id, status, model, prompt, category_id, output_format, detail,
              priority, cost, deadline_at, seed, previews, drawing, batch_id, instructed,
              input_format, input_width, input_height, input_bytes, input_sha256)
            select
              new.id, :owner, :user_id, 'QUEUED', :model, :prompt, :category_id, :output_format,
              :detail, :priority,
              :scale * coalesce(
                (select seconds from model_speed where model = :model and version = :version),
                (select avg(seconds) from model_speed where model = :model),
                0.5),
              now() + :deadline * interval '1 second', (:seed + new.nth - 1) % (:max_seed + 1),
              :previews, :drawing::jsonb, :batch_id, :instructed,
              :input_format, :width, :height, :bytes, :sha256
            from lane, unnest(:ids) with ordinality as new (id, nth)
            where lane.waiting + cardinality(:ids) <= :max_mine
              and (select coalesce(sum(waiting), 0) from lanes where waiting > 0)
                + cardinality(:ids) <= :max_all
            """)
        .bind("ids", job.ids().toArray(Long[]::new))
        .bind("owner", job.owner())
        .bind("user_id", Parameters.in(R2dbcType.BIGINT, job.userId()))
        .bind("model", model.version().name())
        .bind("version", model.version().version())
        .bind("instructed", job.instructed())
        .bind("prompt", job.prompt())
        .bind("category_id", Parameters.in(R2dbcType.BIGINT, job.categoryId()))
        .bind("output_format", job.outputFormat().name())
        .bind("detail", job.detail().name())
        .bind("scale", job.scale(model.canvas()))
        .bind("priority", job.priority().ordinal())
        .bind(
            "deadline",
            Parameters.in(R2dbcType.DOUBLE, deadline == null ? null : deadline.toMillis() / 1000.0))
        .bind("seed", job.seed())
        .bind("previews", job.previews())
        .bind(
            "drawing",
            Parameters.in(
                R2dbcType.VARCHAR, job.drawing().isUsual() ? null : job.drawing().toJson()))
        .bind("max_seed", JobProperties.MAX_SEED)
        .bind("batch_id", Parameters.in(R2dbcType.BIGINT, job.ids().size() > 1 ? job.id() : null))
        .bind("max_mine", maxQueuedPerOwner)
        .bind("max_all", maxQueued)
        .bind(
            "input_format",
            Parameters.in(R2dbcType.VARCHAR, photo == null ? null : photo.format().name()))
        .bind(
            "width",
            Parameters.in(R2dbcType.INTEGER, photo == null ? null : photo.header().width()))
        .bind(
            "height",
            Parameters.in(R2dbcType.INTEGER, photo == null ? null : photo.header().height()))
        .bind("bytes", Parameters.in(R2dbcType.INTEGER, photo == null ? null : photo.file().length))
        .bind("sha256", Parameters.in(R2dbcType.VARCHAR, photo == null ? null : photo.sha256()))
        .fetch()
        .rowsUpdated()
        .map(added -> added > 0);
  }

  /**
   * Notes that the broker confirmed a permit on this job's behalf, unless the job was begun since:
   * a quick worker may have used that permit and be done with the attempt before the confirm is
   * heard.
   *
   * @param attempt the job's when the permit was published
   */
  public Mono<Void> permitted(long id, int attempt) {
    return database
        .sql(
            """
            update jobs set permit_at = now()
            where id = :id and status = 'QUEUED' and attempt = :attempt
            """)
        .bind("id", id)
        .bind("attempt", attempt)
        .then();
  }

  /** Empty if there is none. */
  public Mono<Job> find(long id) {
    return database.sql(WITH_PLACE + "where j.id = :id").bind("id", id).map(Job::from).one();
  }

  /** The job, or all jobs of the batch it names, in their order. */
  public Flux<Job> batch(long id) {
    return database
        .sql(WITH_PLACE + "where j.id = :id or j.batch_id = :id order by j.id")
        .bind("id", id)
        .map(Job::from)
        .all();
  }

  /** Newest first. */
  Flux<Job> list(
      String owner, @Nullable JobStatus status, @Nullable Long batch, long beforeId, int limit) {
    return database
        .sql(
            """
            select j.*, p.place, p.eta
            from (
              select * from jobs
              where owner = :owner and id < :before
                and (:status::text is null or status = :status)
                and (:batch::bigint is null or batch_id = :batch)
              order by id desc limit :limit) j
            left join lateral (select * from place((select k from jobs k where k.id = j.id))) p on true
            order by j.id desc
            """)
        .bind("owner", owner)
        .bind("before", beforeId)
        .bind("limit", limit)
        .bind("status", Parameters.in(R2dbcType.VARCHAR, status == null ? null : status.name()))
        .bind("batch", Parameters.in(R2dbcType.BIGINT, batch))
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

  /** How busy the queue is, and what that means for this owner. */
  public Mono<QueueLoad> load(String owner) {
    return database
        .sql(
            """
            select
              total.queued, total.seconds as queued_seconds,
              coalesce(mine.waiting, 0)::bigint as mine,
              head.seconds as head_seconds, tail.seconds as tail_seconds,
              service_rate() as rate
            from (
              select coalesce(sum(waiting), 0)::bigint as queued,
                coalesce(sum(waiting_cost), 0) as seconds
              from lanes where waiting > 0) total
            left join lanes mine on mine.owner = :owner
            cross join lateral ahead(:owner, 0, 0) head
            cross join lateral ahead(
              :owner, coalesce(mine.waiting, 0)::bigint, coalesce(mine.waiting_cost, 0)) tail
            """)
        .bind("owner", owner)
        .map(JobRepository::queueLoad)
        .one();
  }

  private static QueueLoad queueLoad(Readable row) {
    return new QueueLoad(
        count(row, "queued"),
        seconds(row, "queued_seconds"),
        count(row, "mine"),
        seconds(row, "head_seconds"),
        seconds(row, "tail_seconds"),
        seconds(row, "rate"));
  }

  private static double seconds(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Double.class), column);
  }

  private static long count(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Long.class), column);
  }
}
