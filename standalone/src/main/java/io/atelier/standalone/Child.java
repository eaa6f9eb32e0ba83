package io.atelier.standalone;

import java.io.IOException;
import java.nio.file.Path;

/** A process the launcher keeps alive. */
interface Child {
  String name();

  /** Where its output goes. */
  Path log();

  Process start() throws IOException;

  /** Whether it does its work. Takes at most two seconds; never throws. */
  boolean isReady();

  /** Asks it to end. */
  default void stop(Process process) {
    process.destroy();
  }
}
