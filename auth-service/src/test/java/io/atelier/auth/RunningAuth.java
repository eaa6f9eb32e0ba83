package io.atelier.auth;

import io.atelier.platform.testing.PostgresServer;
import io.atelier.platform.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a free port. */
final class RunningAuth implements AutoCloseable {

  private static final String NO_REDIS = "redis://127.0.0.1:1";

  private final ConfigurableApplicationContext context;
  private final PostgresServer postgres;
  private final Path dataDir;

  private RunningAuth(PostgresServer postgres, String redisUrl, Path dataDir) {
    String port = Integer.toString(freePort());
    this.postgres = postgres;
    this.dataDir = dataDir;
    this.context =
        new SpringApplicationBuilder(AuthService.class)
            .properties("logging.level.root=warn")
            .run(
                "--ATELIER_AUTH_PORT=" + port,
                "--ATELIER_AUTH_URL=http://127.0.0.1:" + port,
                "--ATELIER_POSTGRES_URL=" + postgres.url(),
                "--ATELIER_POSTGRES_USER=" + postgres.user(),
                "--ATELIER_POSTGRES_PASSWORD=" + postgres.password(),
                "--ATELIER_REDIS_URL=" + redisUrl,
                "--ATELIER_DATA_DIR=" + dataDir,
                "--ATELIER_OBJECTS_DIR=" + dataDir.resolve("objects"),
                "--atelier.auth.deadlines.postgres=30s",
                "--atelier.auth.passwords.threads=" + (redisUrl.equals(NO_REDIS) ? 1 : 2),
                "--atelier.auth.passwords.queue=" + (redisUrl.equals(NO_REDIS) ? 2 : 32),
                "--atelier.ids.start-wait=" + (redisUrl.equals(NO_REDIS) ? "10ms" : "60s"));
  }

  static RunningAuth start() {
    try {
      return new RunningAuth(
          TestServers.postgres(), TestServers.redisUrl(), Files.createTempDirectory("auth"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Another instance of the same installation, which cannot reach Redis and takes on three hashes
   * at a time.
   */
  RunningAuth startReduced() {
    return new RunningAuth(postgres, NO_REDIS, dataDir);
  }

  HttpCaller caller() {
    return HttpCaller.of("http://127.0.0.1:" + context.getEnvironment().getProperty("server.port"));
  }

  Path objects() {
    return dataDir.resolve("objects");
  }

  @Override
  public void close() {
    context.close();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
