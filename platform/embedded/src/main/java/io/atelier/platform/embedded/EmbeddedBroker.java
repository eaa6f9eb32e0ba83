package io.atelier.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An AMQP 0-9-1 broker (Apache Qpid Broker-J with its BDB store) on loopback, in a JVM of its own.
 *
 * <p>Speaks what RabbitMQ speaks (confirms, prefetch, topic exchanges, durable messages) except
 * RabbitMQ's queue arguments ({@code x-…}), which it refuses with 542. Syncs to disk before it
 * confirms.
 *
 * @param dataDir made where missing
 * @param password of the only user, {@value #USER}
 */
public record EmbeddedBroker(Path dataDir, int port, String password) implements EmbeddedServer {
  public static final String USER = "atelier";

  private static final byte[] PROTOCOL_HEADER = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public String url() {
    return "amqp://" + USER + ":" + password + "@127.0.0.1:" + port + "/";
  }

  @Override
  public List<String> prepare() throws IOException {
    Files.createDirectories(dataDir);
    Path passwordFile = dataDir.resolve(BrokerProcess.PASSWORD_FILE);
    PrivateFiles.write(passwordFile, password);
    Files.deleteIfExists(readyFile());
    var command = new ArrayList<>(List.of(Commands.java(), "-Xmx192m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    // Its operational messages go to standard output; a test's Logback would add every debug line.
    command.add("-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(BrokerProcess.class.getName(), dataDir.toString(), String.valueOf(port)));
    return command;
  }

  @Override
  public boolean isReady() {
    return Files.exists(readyFile()) && Probe.answers(port, PROTOCOL_HEADER, "PLAIN");
  }

  private Path readyFile() {
    return dataDir.resolve(BrokerProcess.READY_FILE);
  }
}
