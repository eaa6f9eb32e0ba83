package io.atelier.platform.objectstore;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adobe's S3Mock as a process of its own, on free ports. */
record S3MockServer(Process process, URI endpoint) implements AutoCloseable {

  private static final Pattern STARTED = Pattern.compile("started on ports? .*?(\\d+) \\(http\\)");

  static S3MockServer start(Path data) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar(),
                "--server.port=0",
                "--http.port=0",
                "--server.address=127.0.0.1",
                "--com.adobe.testing.s3mock.store.root=" + data)
            .redirectErrorStream(true)
            .start();
    BufferedReader log = process.inputReader();
    URI endpoint = URI.create("http://127.0.0.1:" + port(log));
    Thread.ofVirtual().start(() -> drain(log));
    return new S3MockServer(process, endpoint);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static String jar() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("s3mock"))
        .findFirst()
        .orElseThrow();
  }

  private static String port(BufferedReader log) throws IOException {
    for (@Nullable String line = log.readLine(); line != null; line = log.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        return started.group(1);
      }
    }
    throw new IOException("S3Mock ended before it listened");
  }

  private static void drain(BufferedReader log) {
    try {
      log.transferTo(Writer.nullWriter());
    } catch (IOException closed) {
      // the process ended, and its output with it
    }
  }
}
