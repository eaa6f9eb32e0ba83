package io.atelier.gallery.ingest;

import io.atelier.gallery.image.Erasure;
import io.atelier.gallery.work.WorkRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finishes what a crash or an outage left half done. Several processes may sweep at once. */
@Component
final class Sweeper {

  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
  private static final int ROWS_A_SWEEP = 200;
  private static final int AT_ONCE = 4;
  private static final int MOST_DEATHS = 3;

  private final UploadRepository rows;
  private final WorkRepository works;
  private final Permits permits;
  private final WorkAnnouncer announcer;
  private final Erasure erasure;
  private final IngestProperties properties;

  Sweeper(
      UploadRepository rows,
      WorkRepository works,
      Permits permits,
      WorkAnnouncer announcer,
      Erasure erasure,
      IngestProperties properties) {
    this.rows = rows;
    this.works = works;
    this.permits = permits;
    this.announcer = announcer;
    this.erasure = erasure;
    this.properties = properties;
  }

  /** Sweeps until disposed, at a pause after each sweep. */
  Flux<Void> sweepForEver() {
    return Mono.defer(this::sweep)
        .onErrorResume(Sweeper::report)
        .delaySubscription(properties.sweepEvery())
        .repeat();
  }

  /**
   * One sweep: hopeless uploads fail, overdue ones get a permit, owners hear of works, files of
   * ended uploads go.
   */
  Mono<Void> sweep() {
    return rows.failHopeless(MOST_DEATHS, properties.giveUpAfter())
        .thenMany(rows.takeOverdue(ROWS_A_SWEEP))
        .flatMap(permits::publish, AT_ONCE)
        .thenMany(works.listUnannounced(ROWS_A_SWEEP))
        .flatMap(announcer::announce, AT_ONCE)
        .thenMany(rows.listErasable(ROWS_A_SWEEP))
        .flatMap(ended -> erasure.erase(ended.id(), ended.sourceKey()), AT_ONCE)
        .then();
  }

  private static Mono<Void> report(Throwable failure) {
    log.warn("sweep failed, the next one tries again: {}", failure.toString());
    return Mono.empty();
  }
}
