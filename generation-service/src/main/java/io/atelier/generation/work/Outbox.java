package io.atelier.generation.work;

import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Successes the rest of the platform has yet to hear of. */
final class Outbox {
  /** How long an entry stays with whoever took it before another may. */
  static final Duration HOLD = Duration.ofSeconds(15);

  private static final int AT_ONCE = 50;

  private final DatabaseClient database;

  Outbox(DatabaseClient database) {
    this.database = database;
  }

  /** Takes entries nobody holds; emits ids of jobs. */
  Flux<Long> take() {
    return database
        .sql(
            """
            update outbox set held_until = now() + :hold * interval '1 second'
            where job_id in (
              select job_id from outbox where held_until < now()
              order by held_until limit :limit for update skip locked)
            returning job_id
            """)
        .bind("hold", (double) HOLD.toSeconds())
        .bind("limit", AT_ONCE)
        .mapValue(Long.class)
        .all();
  }

  Mono<Void> remove(long jobId) {
    return database.sql("delete from outbox where job_id = :id").bind("id", jobId).then();
  }
}
