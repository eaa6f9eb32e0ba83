package io.atelier.platform.messaging;

import org.jspecify.annotations.Nullable;

/**
 * The broker did not confirm a message: it was refused, could not be routed, or nothing was heard
 * in time. It may have arrived all the same, so publishing again can double it.
 */
public final class NotConfirmedException extends RuntimeException {
  NotConfirmedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
