package io.atelier.gallery.image;

import io.atelier.gallery.database.DatabaseGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Removes the files of uploads that failed or were deleted. What it cannot remove now, the sweeper
 * tries again.
 */
@Component
public final class Erasure {

  private static final Logger log = LoggerFactory.getLogger(Erasure.class);

  private final ImageFiles files;
  private final DatabaseClient database;
  private final DatabaseGuard guard;

  Erasure(ImageFiles files, DatabaseClient database, DatabaseGuard guard) {
    this.files = files;
    this.database = database;
    this.guard = guard;
  }

  /** Completes in any case. */
  public Mono<Void> erase(long uploadId, String sourceKey) {
    return files
        .erase(uploadId, sourceKey)
        .then(Mono.defer(() -> markErased(uploadId)))
        .onErrorResume(failure -> postpone(uploadId, failure));
  }

  private Mono<Void> markErased(long uploadId) {
    return database
        .sql("update upload set erased = true where id = :id and status in ('FAILED', 'DELETED')")
        .bind("id", uploadId)
        .then()
        .as(guard::one);
  }

  private static Mono<Void> postpone(long uploadId, Throwable failure) {
    log.atWarn().addKeyValue("uploadId", uploadId).setCause(failure).log("files not erased yet");
    return Mono.empty();
  }
}
