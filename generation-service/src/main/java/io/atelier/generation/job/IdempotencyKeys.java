package io.atelier.generation.job;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Has a request that is sent twice under one {@code Idempotency-Key} make its jobs once. Keys are
 * each owner's own and remembered for a day.
 */
@Component
public final class IdempotencyKeys {
  private static final int LONGEST = 255;
  private static final Duration KEPT = Duration.ofDays(1);

  /**
   * A request under way takes no longer; what is left of one that took a process with it is void.
   */
  private static final Duration LONGEST_REQUEST = Duration.ofMinutes(1);

  private final DatabaseClient database;
  private final JobRepository jobs;

  IdempotencyKeys(DatabaseClient database, JobRepository jobs) {
    this.database = database;
    this.jobs = jobs;
  }

  /**
   * Runs {@code submit}, unless the key's request ran before: then its jobs as they are now.
   *
   * @param digest tells one request from another
   * @param jobId of the first job that {@code submit} makes
   * @return errors with {@link JobProblem.KeyReused}, {@link JobProblem.KeyInFlight}, {@link
   *     JobProblem.BadKey}, or as {@code submit} does, which frees the key
   */
  Mono<List<Job>> once(
      String owner, String key, String digest, long jobId, Mono<List<Job>> submit) {
    if (key.isBlank() || key.length() > LONGEST) {
      return Mono.error(JobProblem.BadKey::new);
    }
    return claim(owner, key, digest, jobId)
        .flatMap(
            claimed ->
                claimed
                    ? submit.onErrorResume(e -> release(owner, key, jobId).then(Mono.error(e)))
                    : earlier(owner, key, digest));
  }

  private Mono<Boolean> claim(String owner, String key, String digest, long jobId) {
    return database
        .sql(
            """
            insert into idempotency_keys as k (owner, key, digest, job_id)
            values (:owner, :key, :digest, :job)
            on conflict (owner, key) do update
            set digest = excluded.digest, job_id = excluded.job_id, created_at = now()
            where k.created_at < now() - :kept * interval '1 second'
              or k.created_at < now() - :longest * interval '1 second'
                and not exists (select 1 from jobs where id = k.job_id)
                and k.digest = excluded.digest
            """)
        .bind("owner", owner)
        .bind("key", key)
        .bind("digest", digest)
        .bind("job", jobId)
        .bind("kept", KEPT.toSeconds())
        .bind("longest", LONGEST_REQUEST.toSeconds())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  private Mono<Void> release(String owner, String key, long jobId) {
    return database
        .sql("delete from idempotency_keys where owner = :owner and key = :key and job_id = :job")
        .bind("owner", owner)
        .bind("key", key)
        .bind("job", jobId)
        .then();
  }

  private Mono<List<Job>> earlier(String owner, String key, String digest) {
    return database
        .sql("select digest, job_id from idempotency_keys where owner = :owner and key = :key")
        .bind("owner", owner)
        .bind("key", key)
        .map(
            row ->
                new Earlier(
                    Objects.requireNonNull(row.get("digest", String.class)),
                    Objects.requireNonNull(row.get("job_id", Long.class))))
        .one()
        .doOnNext(earlier -> earlier.requireSame(digest))
        .flatMap(earlier -> jobs.batch(earlier.jobId()).collectList())
        .filter(found -> !found.isEmpty())
        .switchIfEmpty(Mono.error(JobProblem.KeyInFlight::new));
  }

  /** Forgets keys past their time. */
  public Mono<Void> forget() {
    return database
        .sql("delete from idempotency_keys where created_at < now() - :kept * interval '1 second'")
        .bind("kept", KEPT.toSeconds())
        .then();
  }

  private record Earlier(String digest, long jobId) {
    void requireSame(String now) {
      if (!digest.equals(now)) {
        throw new JobProblem.KeyReused();
      }
    }
  }
}
