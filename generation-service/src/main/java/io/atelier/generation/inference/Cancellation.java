package io.atelier.generation.inference;

import java.util.concurrent.CancellationException;

/** Whether anybody still waits for a piece of work. */
@FunctionalInterface
interface Cancellation {

  boolean cancelled();

  /**
   * Ends work that nobody waits for.
   *
   * @throws CancellationException if that is so
   */
  default void check() {
    if (cancelled()) {
      throw new CancellationException("nobody waits for this picture any more");
    }
  }
}
