package io.atelier.generation.inference;

import org.jspecify.annotations.Nullable;

/** A network that does not turn a picture into a picture, and why; the message ends a sentence. */
public final class UnfitModelException extends RuntimeException {

  UnfitModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
