package io.atelier.standalone;

import io.atelier.platform.embedded.EmbeddedServer;
import io.atelier.platform.embedded.Guardian;
import java.io.IOException;
import java.nio.file.Path;

/** A backing server from the class path. */
record EmbeddedChild(EmbeddedServer server, Path log) implements Child {
  @Override
  public String name() {
    return server.name();
  }

  @Override
  public Process start() throws IOException {
    return Guardian.start(server.prepare(), log);
  }

  @Override
  public boolean isReady() {
    return server.isReady();
  }

  @Override
  public void stop(Process process) {
    server.stop(process);
  }
}
