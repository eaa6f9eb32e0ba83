package io.atelier.platform.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts child processes that end with this JVM, even when it is killed with SIGKILL, and that do
 * not hear the terminal's Ctrl-C (each gets a session of its own), so that the parent decides the
 * order.
 *
 * <p>A small shell process holds the read end of a pipe of ours. When the pipe closes it ends the
 * children that are left.
 */
public final class Guardian {
  private static final Guardian INSTANCE = new Guardian();

  private final Set<Long> guarded = ConcurrentHashMap.newKeySet();
  private Process shell;

  private Guardian() {
    try {
      shell = startShell();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot start the guardian process", e);
    }
  }

  /**
   * Starts a command in a session of its own.
   *
   * @param log where its output is appended
   */
  public static Process start(List<String> command, Path log) throws IOException {
    return start(new ProcessBuilder(command), log);
  }

  /** Like {@link #start(List, Path)}, keeping the builder's environment and folder. */
  public static Process start(ProcessBuilder builder, Path log) throws IOException {
    var command = new ArrayList<>(List.of("setsid", "--"));
    command.addAll(builder.command());
    Process process =
        builder
            .command(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    INSTANCE.guard(process);
    return process;
  }

  private void guard(Process process) throws IOException {
    guarded.add(process.pid());
    tell("+", process.pid());
    var _ =
        process
            .onExit()
            .thenAccept(
                ended -> {
                  guarded.remove(ended.pid());
                  try {
                    tell("-", ended.pid());
                  } catch (IOException e) {
                    // The next child restarts the shell, which is then told of those that still
                    // run.
                  }
                });
  }

  private synchronized void tell(String verb, long pid) throws IOException {
    if (shell.isAlive()) {
      send(verb, pid);
      return;
    }
    shell = startShell();
    for (long child : guarded) {
      send("+", child);
    }
  }

  private void send(String verb, long pid) throws IOException {
    OutputStream out = shell.getOutputStream();
    out.write((verb + " " + pid + "\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static Process startShell() throws IOException {
    return new ProcessBuilder("setsid", "--", "sh", "-c", script())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String script() throws IOException {
    try (var in = Objects.requireNonNull(Guardian.class.getResourceAsStream("guardian.sh"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
