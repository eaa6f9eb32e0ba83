package io.atelier.platform.messaging;

/**
 * A handler's word that no further attempt can help: the message goes to the dead letters at once.
 */
public final class InvalidMessageException extends RuntimeException {
  public InvalidMessageException(String reason) {
    super(reason);
  }

  public InvalidMessageException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
