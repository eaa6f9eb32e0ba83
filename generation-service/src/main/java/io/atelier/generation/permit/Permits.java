package io.atelier.generation.permit;

import io.atelier.platform.messaging.ConfirmingPublisher;
import io.atelier.platform.messaging.WorkQueue;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The queue {@code process_image}. A job needs at least one permit on it; more do no harm, for a
 * permit that finds no job is done at once.
 */
@Component
public final class Permits {
  public static final WorkQueue QUEUE =
      WorkQueue.named("process_image")
          .maxAttempts(3)
          .backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

  /** The topic exchange on which the platform hears of finished jobs. */
  public static final String EVENTS = "atelier.events";

  private final ConfirmingPublisher publisher;

  Permits(ConfirmingPublisher publisher) {
    this.publisher = publisher;
  }

  /**
   * Publishes one permit; completes at the broker's confirm, else errors with {@link
   * io.atelier.platform.messaging.NotConfirmedException}.
   */
  public Mono<Void> offer(long jobId) {
    return publisher.publish("", QUEUE.name(), new Permit(Long.toString(jobId)));
  }
}
