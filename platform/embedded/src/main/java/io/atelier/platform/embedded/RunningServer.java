package io.atelier.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of an {@link EmbeddedServer}. */
public final class RunningServer implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
  private static final long PROBE_EVERY_MILLIS = 50;

  private final EmbeddedServer server;
  private final Process process;

  private RunningServer(EmbeddedServer server, Process process) {
    this.server = server;
    this.process = process;
  }

  /**
   * Starts the server and returns when it answers.
   *
   * @param log where the server's output is appended; named in the exception when the start fails
   */
  public static RunningServer start(EmbeddedServer server, Path log) throws IOException {
    var running = new RunningServer(server, Guardian.start(server.prepare(), log));
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!server.isReady()) {
      boolean late = System.nanoTime() > deadline;
      if (late || running.endsWithin(PROBE_EVERY_MILLIS)) {
        running.kill();
        throw new IOException(
            server.name()
                + (late ? " was not ready in time: " : " ended at its start: ")
                + tail(log));
      }
    }
    return running;
  }

  public Process process() {
    return process;
  }

  /** Ends the server as a crash would. */
  public void kill() {
    process.destroyForcibly();
    endsWithin(STOP_TIMEOUT.toMillis());
  }

  /** Asks the server to stop, and kills it when it has not done so in time. */
  @Override
  public void close() {
    server.stop(process);
    if (!endsWithin(STOP_TIMEOUT.toMillis())) {
      kill();
    }
  }

  private boolean endsWithin(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }
}
