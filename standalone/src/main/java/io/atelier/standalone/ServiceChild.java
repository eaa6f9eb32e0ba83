package io.atelier.standalone;

import io.atelier.platform.embedded.Guardian;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * One of the five services in a JVM of its own.
 *
 * @param environment what it is told beside the launcher's own environment
 */
record ServiceChild(
    ServiceJvm jvm, int port, Path log, Map<String, String> environment, HttpClient http)
    implements Child {
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

  @Override
  public String name() {
    return jvm.unpacked().service().label();
  }

  @Override
  public Process start() throws IOException {
    jvm.temporary().empty();
    var builder = new ProcessBuilder(jvm.command()).directory(jvm.unpacked().root().toFile());
    builder.environment().putAll(environment);
    return Guardian.start(builder, log);
  }

  @Override
  public boolean isReady() {
    URI readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    var request = HttpRequest.newBuilder(readiness).timeout(PROBE_TIMEOUT).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
