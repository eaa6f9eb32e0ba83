package io.atelier.platform.embedded;

import java.io.IOException;
import java.util.List;

/**
 * A backing service that can be started from the class path. An instance describes the server
 * (where its data is, where it listens); {@link RunningServer} is one run of it.
 */
public interface EmbeddedServer {
  /** Short name for messages and log files. */
  String name();

  int port();

  /**
   * Address in the form the services' environment takes it, credentials included where the form has
   * them.
   */
  String url();

  /**
   * Unpacks binaries and lays out the data folder where that has not been done.
   *
   * @return the command that runs the server in the foreground
   */
  List<String> prepare() throws IOException;

  /** Asks a running process of this server to stop without waiting for its clients. */
  default void stop(Process process) {
    process.destroy();
  }

  /** Whether the server answers its protocol. Takes at most a second or two; never throws. */
  boolean isReady();
}
