package io.atelier.generation.model;

import org.jspecify.annotations.Nullable;

/** A bundle that must not be served; the service does not start with it. */
public final class UnusableModelException extends RuntimeException {

  UnusableModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
