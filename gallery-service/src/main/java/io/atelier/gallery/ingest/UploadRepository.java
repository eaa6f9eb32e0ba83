package io.atelier.gallery.ingest;

import static io.atelier.gallery.database.Columns.number;
import static io.atelier.gallery.database.Columns.text;

import io.atelier.gallery.database.DatabaseGuard;
import io.atelier.gallery.image.Variant;
import io.r2dbc.postgresql.codec.Interval;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Uploads as rows. Every change of state is conditional and says whether it won. */
@Component
final class UploadRepository {

  private final DatabaseClient database;
  private final DatabaseGuard guard;
  private final IngestProperties properties;

  UploadRepository(DatabaseClient database, DatabaseGuard guard, IngestProperties properties) {
    this.database = database;
    this.guard = guard;
    this.properties = properties;
  }

  Mono<Boolean> ownsCategory(long userId, long categoryId) {
    return database
        .sql("select exists (select from category where id = :category and user_id = :user)")
        .bind("category", categoryId)
        .bind("user", userId)
        .mapValue(Boolean.class)
        .one()
        .as(guard::one);
  }

  /** Records an upload as ACCEPTED, its first permit being on the way. */
  Mono<Upload> insert(NewUpload upload) {
    return bind(
            upload,
            """
            insert into upload (id, user_id, category_id, purpose, job_id, prompt, source_key,
                                media_type, width, height, bytes, sha256, due_at)
            values (:id, :user, :category, :purpose, :job, :prompt, :source,
                    :mediaType, :width, :height, :bytes, :sha256, now() + :permitAfter)
            returning *
            """)
        .map(Upload::read)
        .one()
        .as(guard::one);
  }

  /**
   * Records the result of a job, once.
   *
   * @return the id of the job's upload, this one or an earlier one; empty if the category is not
   *     the user's
   */
  Mono<Long> insertOfJob(NewUpload upload) {
    return bind(
            upload,
            """
            insert into upload (id, user_id, category_id, purpose, job_id, prompt, source_key,
                                media_type, width, height, bytes, sha256, due_at)
            select :id, :user, :category, :purpose, :job, :prompt, :source,
                   :mediaType, :width, :height, :bytes, :sha256, now() + :permitAfter
            from category where id = :category and user_id = :user
            on conflict (job_id) do update set job_id = excluded.job_id
            returning id
            """)
        .mapValue(Long.class)
        .one()
        .as(guard::one);
  }

  Mono<Upload> find(long id, long userId) {
    return database
        .sql("select * from upload where id = :id and user_id = :user")
        .bind("id", id)
        .bind("user", userId)
        .map(Upload::read)
        .one()
        .as(guard::one);
  }

  /**
   * Takes an upload that waits; empty if there is nothing to do for it, or somebody else does it.
   */
  Mono<Claim> claim(long id) {
    return database
        .sql(
            """
            update upload
            set status = 'PROCESSING', attempt = attempt + 1, due_at = now() + :lease
            where id = :id and status = 'ACCEPTED'
            returning id, attempt, source_key
            """)
        .bind("id", id)
        .bind("lease", Interval.of(properties.lease()))
        .map(Claim::read)
        .one()
        .as(guard::one);
  }

  /** Gives an upload back that could not be processed this time. */
  Mono<Void> release(Claim claim) {
    return database
        .sql(
            """
            update upload set status = 'ACCEPTED', due_at = now() + :permitAfter
            where id = :id and attempt = :attempt and status = 'PROCESSING'
            """)
        .bind("id", claim.uploadId())
        .bind("attempt", claim.attempt())
        .bind("permitAfter", Interval.of(properties.permitAfter()))
        .then()
        .as(guard::one);
  }

  /**
   * Records variants and, unless it is a cover, the work, all at once; false if the claim was lost.
   */
  Mono<Boolean> finish(Claim claim, List<Variant> variants) {
    GenericExecuteSpec statement =
        database
            .sql(
                """
                with won as (
                       update upload
                       set status = 'DONE', width = :fullWidth, height = :fullHeight
                       where id = :id and attempt = :attempt and status = 'PROCESSING'
                       returning *),
                     kept as (
                       insert into variant (upload_id, width, height, media_type, bytes, sha256, object_key)
                       select won.id, v.*
                       from won, unnest(:widths, :heights, :mediaTypes, :bytes, :digests, :keys) as v),
                     made as (
                       insert into work (id, user_id, category_id, job_id, prompt, media_type,
                                         width, height, bytes, sha256)
                       select id, user_id, category_id, job_id, prompt, media_type,
                              width, height, bytes, sha256
                       from won where purpose = 'WORK')
                select count(*) = 1 from won
                """)
            .bind("id", claim.uploadId())
            .bind("attempt", claim.attempt())
            .bind("fullWidth", variants.getFirst().width())
            .bind("fullHeight", variants.getFirst().height())
            .bind("widths", column(variants, Variant::width, Integer[]::new))
            .bind("heights", column(variants, Variant::height, Integer[]::new))
            .bind("mediaTypes", column(variants, Variant::mediaType, String[]::new))
            .bind("bytes", column(variants, Variant::bytes, Long[]::new))
            .bind("digests", column(variants, Variant::sha256, String[]::new))
            .bind("keys", column(variants, Variant::objectKey, String[]::new));
    return statement.mapValue(Boolean.class).one().as(guard::one);
  }

  /** Records that no further attempt can help; empty if the claim was lost. */
  Mono<Erasable> fail(Claim claim, Upload.Failure failure) {
    return database
        .sql(
            """
            update upload
            set status = 'FAILED', failure_type = :type, failure_detail = :detail
            where id = :id and attempt = :attempt and status = 'PROCESSING'
            returning id, source_key
            """)
        .bind("id", claim.uploadId())
        .bind("attempt", claim.attempt())
        .bind("type", failure.type())
        .bind("detail", failure.detail())
        .map(Erasable::read)
        .one()
        .as(guard::one);
  }

  /**
   * Takes up to {@code limit} uploads that waited too long for a permit or whose worker's lease ran
   * out.
   *
   * @return ids that need another permit
   */
  Flux<Long> takeOverdue(int limit) {
    return database
        .sql(
            """
            with overdue as (
              select id from upload
              where status in ('ACCEPTED', 'PROCESSING') and due_at < now()
              order by due_at limit :limit for update skip locked)
            update upload
            set status = 'ACCEPTED',
                deaths = deaths + (status = 'PROCESSING')::int,
                permits = permits + 1,
                due_at = now() + least(:permitAfter * power(2, permits), interval '10 minutes')
            from overdue where upload.id = overdue.id
            returning upload.id
            """)
        .bind("limit", limit)
        .bind("permitAfter", Interval.of(properties.permitAfter()))
        .mapValue(Long.class)
        .all()
        .as(guard::many);
  }

  /** Fails the overdue uploads that took their worker down {@code deaths} times, or are too old. */
  Mono<Long> failHopeless(int deaths, Duration age) {
    return database
        .sql(
            """
            update upload
            set status = 'FAILED', failure_type = 'processing-failed',
                failure_detail = 'The picture could not be processed.'
            where status in ('ACCEPTED', 'PROCESSING') and due_at < now()
              and (deaths >= :deaths or created_at < now() - :age)
            """)
        .bind("deaths", deaths)
        .bind("age", Interval.of(age))
        .fetch()
        .rowsUpdated()
        .as(guard::one);
  }

  /** Uploads that ended without a work and still have files. */
  Flux<Erasable> listErasable(int limit) {
    return database
        .sql(
            """
            select id, source_key from upload
            where status in ('FAILED', 'DELETED') and not erased
            order by id limit :limit
            """)
        .bind("limit", limit)
        .map(Erasable::read)
        .all()
        .as(guard::many);
  }

  /** An upload whose files are to go. */
  record Erasable(long id, String sourceKey) {

    static Erasable read(Readable row) {
      return new Erasable(number(row, "id"), text(row, "source_key"));
    }
  }

  private GenericExecuteSpec bind(NewUpload upload, String sql) {
    return database
        .sql(sql)
        .bind("id", upload.id())
        .bind("user", upload.userId())
        .bind("category", upload.categoryId())
        .bind("purpose", upload.purpose().name())
        .bind("job", nullable(upload.jobId()))
        .bind("prompt", upload.prompt())
        .bind("source", upload.sourceKey())
        .bind("mediaType", upload.mediaType())
        .bind("width", upload.width())
        .bind("height", upload.height())
        .bind("bytes", upload.bytes())
        .bind("sha256", upload.sha256())
        .bind("permitAfter", Interval.of(properties.permitAfter()));
  }

  private static <T> T[] column(
      List<Variant> variants, Function<Variant, T> value, IntFunction<T[]> array) {
    return variants.stream().map(value).toArray(array);
  }

  private static Parameter nullable(@Nullable Long id) {
    return id == null ? Parameters.in(Long.class) : Parameters.in(id);
  }
}
