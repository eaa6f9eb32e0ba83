package io.atelier.gallery.ingest;

import io.atelier.gallery.work.Work;
import io.atelier.gallery.work.WorkRepository;
import io.atelier.gallery.work.WorkResponse;
import io.atelier.platform.live.LiveEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells an owner of a new work, at least once. */
@Component
final class WorkAnnouncer {

  private static final Logger log = LoggerFactory.getLogger(WorkAnnouncer.class);
  private static final String WORK_CREATED = "work.created";

  private final WorkRepository works;
  private final LiveEvents live;

  WorkAnnouncer(WorkRepository works, LiveEvents live) {
    this.works = works;
    this.live = live;
  }

  /**
   * Does nothing where there is no such work or its owner was told. Completes in any case: what
   * fails now the sweeper makes up for.
   */
  Mono<Void> announce(long workId) {
    return works
        .findUnannounced(workId)
        .flatMap(this::append)
        .flatMap(eventId -> works.markAnnounced(workId))
        .onErrorResume(failure -> postpone(workId, failure));
  }

  private Mono<String> append(Work work) {
    return live.append("user:" + work.userId(), WORK_CREATED, WorkResponse.from(work));
  }

  private static Mono<Void> postpone(long workId, Throwable failure) {
    log.atWarn()
        .addKeyValue("workId", workId)
        .log("owner not told yet, the sweeper will: {}", failure.toString());
    return Mono.empty();
  }
}
