package io.atelier.platform.objectstore;

import io.atelier.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/**
 * The store could not serve: disk trouble, a remote error, too slow, its circuit open, or its queue
 * full.
 */
public final class ObjectStoreException extends ProblemException {

  private static final long serialVersionUID = 1;
  private static final String RETRY_SECONDS = "5";

  private ObjectStoreException(Throwable cause) {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        "storage-unavailable",
        "The storage is not available",
        "The object store could not serve at this moment. Try again shortly.",
        cause);
    header("Retry-After", RETRY_SECONDS);
  }

  /** Wraps any failure but a caller's bad argument. */
  static Throwable wrap(Throwable cause) {
    return cause instanceof IllegalArgumentException ? cause : new ObjectStoreException(cause);
  }
}
