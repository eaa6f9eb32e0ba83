package io.atelier.generation.job;

import io.atelier.platform.live.LiveEvent;
import io.atelier.platform.live.LiveEvents;
import io.atelier.platform.live.OwnedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells of jobs live, and hears of them. */
@Component
public final class JobEvents {
  private static final Logger log = LoggerFactory.getLogger(JobEvents.class);

  private static final String PROGRESS = "job.progress";

  private final LiveEvents live;

  JobEvents(LiveEvents live) {
    this.live = live;
  }

  /**
   * Tells the job's owner where it stands. Best effort: the table is what counts, so a failure is
   * logged and the signal is completion.
   */
  public Mono<Void> tell(Job job) {
    return append(job, job.status().eventType(), JobView.from(job));
  }

  /** Tells the job's owner how far it is; as best effort as {@link #tell(Job)}. */
  public Mono<Void> tell(Job job, Step step) {
    return append(job, PROGRESS, JobView.of(job, step));
  }

  private Mono<Void> append(Job job, String type, JobView view) {
    return live.append(job.owner(), type, view)
        .onErrorResume(
            e -> {
              log.warn("Could not tell live of {} {}", type, job.id(), e);
              return Mono.empty();
            })
        .then();
  }

  /** Completes once {@link #end} would miss nothing; errors when Redis cannot be reached. */
  public Mono<Void> listening() {
    return live.listening();
  }

  /** Emits the previews told of the job from now on, as data URLs; never ends. */
  public Flux<String> previews(long jobId) {
    return of(jobId)
        .filter(event -> event.type().equals(PROGRESS))
        .map(event -> event.data().at("/progress/preview").asString(""))
        .filter(preview -> !preview.isEmpty());
  }

  /** Emits the job's final status when it is told of from now on; may never. */
  public Mono<JobStatus> end(long jobId) {
    return of(jobId).mapNotNull(JobEvents::finalStatus).next();
  }

  private Flux<LiveEvent> of(long jobId) {
    String id = Long.toString(jobId);
    return live.announcements()
        .map(OwnedEvent::event)
        .filter(event -> id.equals(event.data().path("job_id").asString("")));
  }

  private static @Nullable JobStatus finalStatus(LiveEvent event) {
    for (JobStatus status : JobStatus.values()) {
      if (status.isFinal() && status.eventType().equals(event.type())) {
        return status;
      }
    }
    return null;
  }
}
