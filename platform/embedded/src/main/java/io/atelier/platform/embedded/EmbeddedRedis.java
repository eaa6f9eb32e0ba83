package io.atelier.platform.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Redis on loopback, with an append-only file.
 *
 * @param dataDir made where missing
 * @param password empty: none is asked for
 */
public record EmbeddedRedis(Path dataDir, int port, String password, Durability durability)
    implements EmbeddedServer {
  private static final String RESOURCE = "/redis-server-6.2.6-v5-linux-amd64";

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public String url() {
    return "redis://" + (password.isEmpty() ? "" : ":" + password + "@") + "127.0.0.1:" + port;
  }

  @Override
  public List<String> prepare() throws IOException {
    Files.createDirectories(dataDir);
    Path configuration = dataDir.resolve("redis.conf");
    PrivateFiles.write(configuration, configuration());
    return List.of(Binaries.executable(RESOURCE).toString(), configuration.toString());
  }

  /** A file, because the command line would show the password to everyone on the machine. */
  private String configuration() {
    return """
        bind 127.0.0.1
        port %d
        dir "%s"
        save ""
        appendonly %s
        %s
        """
        .formatted(
            port,
            dataDir.toAbsolutePath(),
            durability == Durability.SYNCED ? "yes" : "no",
            password.isEmpty() ? "" : "requirepass " + password);
  }

  @Override
  public boolean isReady() {
    String authenticate = password.isEmpty() ? "" : "AUTH " + password + "\r\n";
    return Probe.answers(port, (authenticate + "PING\r\nQUIT\r\n").getBytes(US_ASCII), "+PONG");
  }
}
