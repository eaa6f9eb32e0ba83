package io.atelier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A launcher in a process of its own, as {@code ./atelier} starts it, on free ports. */
final class LauncherProcess implements AutoCloseable {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private final Process process;
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final StringBuffer said = new StringBuffer();

  private LauncherProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::read);
  }

  /** The environment of an Atelier with this data folder: every port moved to a free one. */
  static Map<String, String> environment(Path dataDir) {
    var environment = new HashMap<String, String>();
    environment.put("ATELIER_DATA_DIR", dataDir.toString());
    environment.put("ATELIER_GATEWAY_BIND", "127.0.0.1");
    for (AtelierService service : AtelierService.values()) {
      environment.put(service.portVariable(), freePort());
    }
    for (String server : List.of("POSTGRES", "REDIS", "BROKER")) {
      environment.put("ATELIER_EMBEDDED_" + server + "_PORT", freePort());
    }
    return environment;
  }

  static LauncherProcess start(Map<String, String> environment, String... command) {
    // A build that runs in a shell's background ignores SIGINT, and hands that down.
    var builder =
        new ProcessBuilder("env", "--default-signal=INT", ServiceJvm.java(), "-Xmx64m")
            .redirectErrorStream(true);
    builder.command().addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    builder.command().addAll(List.of("-cp", System.getProperty("java.class.path")));
    builder.command().addAll(List.of(Launcher.class.getName(), ROOT.toString()));
    builder.command().addAll(List.of(command));
    builder.environment().putAll(environment);
    try {
      return new LauncherProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** All it has said so far. */
  String said() {
    return said.toString();
  }

  /** Returns once it has said a line that contains the text, since the last call. */
  void awaitLine(String text, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    for (String line = ""; !line.contains(text); ) {
      line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertThat(line).as("waiting for \"%s\", it said:%n%s", text, said).isNotNull();
    }
  }

  int awaitExit(Duration atMost) throws InterruptedException {
    assertThat(process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)).as(said()).isTrue();
    return process.exitValue();
  }

  /** Everything it started that still runs. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** The child whose command line contains the text. */
  ProcessHandle child(String commandPart) {
    return process
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(commandPart))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No child runs " + commandPart));
  }

  /** What Ctrl-C does. */
  void interrupt() throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("sh", "-c", "kill -INT " + pid()).start().waitFor()).isZero();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
    }
  }

  private void read() {
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = out.readLine()) != null; ) {
        said.append(line).append('\n');
        lines.add(line);
      }
    } catch (IOException e) {
      said.append(e);
    }
  }

  private static String freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<ProcessHandle> alive(List<ProcessHandle> processes) {
    return processes.stream().filter(ProcessHandle::isAlive);
  }
}
