package io.atelier.generation.inference;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * 503 with {@code Retry-After}: the queue in front of the workers is full, or the process is
 * closing.
 */
public final class InferenceBusyException extends InferenceException {

  private static final String SECONDS = "2";

  InferenceBusyException() {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        "inference-busy",
        "All workers are busy",
        "Too many pictures are waiting; try again in a moment.",
        null);
    header(HttpHeaders.RETRY_AFTER, SECONDS);
  }
}
