package io.atelier.gallery.work;

import static io.atelier.gallery.database.Columns.text;

import io.atelier.gallery.database.DatabaseGuard;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Works as rows. */
@Component
public final class WorkRepository {

  private final DatabaseClient database;
  private final DatabaseGuard guard;

  WorkRepository(DatabaseClient database, DatabaseGuard guard) {
    this.database = database;
    this.guard = guard;
  }

  /** The work, if it is this user's. */
  Mono<Work> find(long id, long userId) {
    return database
        .sql("select * from work where id = :id and user_id = :user")
        .bind("id", id)
        .bind("user", userId)
        .map(Work::read)
        .one()
        .as(guard::one);
  }

  /** Works of a category, newest first. */
  public Flux<Work> list(long categoryId, long before, int limit) {
    return database
        .sql(
            """
            select * from work
            where category_id = :category and id < :before
            order by id desc
            limit :limit
            """)
        .bind("category", categoryId)
        .bind("before", before)
        .bind("limit", limit)
        .map(Work::read)
        .all()
        .as(guard::many);
  }

  /** The work of which nobody has been told yet; empty if there is none, or somebody has. */
  public Mono<Work> findUnannounced(long id) {
    return database
        .sql("select * from work where id = :id and not announced")
        .bind("id", id)
        .map(Work::read)
        .one()
        .as(guard::one);
  }

  /**
   * Ids of works that stand for some seconds and were not announced: their worker died in between.
   */
  public Flux<Long> listUnannounced(int limit) {
    return database
        .sql(
            """
            select id from work
            where not announced and created_at < now() - interval '10 seconds'
            limit :limit
            """)
        .bind("limit", limit)
        .mapValue(Long.class)
        .all()
        .as(guard::many);
  }

  public Mono<Void> markAnnounced(long id) {
    return database
        .sql("update work set announced = true where id = :id")
        .bind("id", id)
        .then()
        .as(guard::one);
  }

  /**
   * Removes a work and its variants and leaves its upload as a tombstone, so that a repeated job
   * event does not bring it back.
   *
   * @return the object key of its source; empty if this user has no such work
   */
  Mono<String> delete(long id, long userId) {
    return database
        .sql(
            """
            with gone as (delete from work where id = :id and user_id = :user returning id),
                 stripped as (delete from variant using gone where upload_id = gone.id)
            update upload set status = 'DELETED'
            from gone where upload.id = gone.id
            returning source_key
            """)
        .bind("id", id)
        .bind("user", userId)
        .map(row -> text(row, "source_key"))
        .one()
        .as(guard::one);
  }
}
