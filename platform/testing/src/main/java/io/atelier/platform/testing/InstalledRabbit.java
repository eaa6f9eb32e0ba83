package io.atelier.platform.testing;

import io.atelier.platform.embedded.EmbeddedServer;
import io.atelier.platform.embedded.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * RabbitMQ as Debian installs it, run on free ports in a folder of its own.
 *
 * @param distributionPort where Erlang nodes would reach this one
 * @param epmdPort of the port mapper, see {@link ErlangPortMapper}
 */
record InstalledRabbit(Path dir, int port, int distributionPort, int epmdPort)
    implements EmbeddedServer {
  // Not the one in /usr/sbin, which changes the user with su and forgets the environment.
  private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
  private static final byte[] PROTOCOL_HEADER = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

  /** The address of a broker that ends with this JVM; empty where RabbitMQ is not installed. */
  static Optional<String> start() {
    if (!Files.isExecutable(SERVER)) {
      return Optional.empty();
    }
    var rabbit =
        new InstalledRabbit(
            Scratch.resolve("rabbitmq"),
            Embedded.freePort(),
            Embedded.freePort(),
            Embedded.freePort());
    Embedded.start(new ErlangPortMapper(rabbit.epmdPort()));
    Embedded.start(rabbit);
    Report.used("AMQP", "installed RabbitMQ, port " + rabbit.port());
    return Optional.of(rabbit.url());
  }

  @Override
  public String name() {
    return "rabbitmq";
  }

  @Override
  public String url() {
    return "amqp://guest:guest@127.0.0.1:" + port + "/";
  }

  @Override
  public List<String> prepare() throws IOException {
    Files.createDirectories(dir);
    Path config = dir.resolve("rabbitmq.conf");
    Files.writeString(config, "listeners.tcp.local = 127.0.0.1:" + port + "\n");
    var command = new ArrayList<>(List.of("env", "HOME=" + dir));
    command.add("RABBITMQ_CONFIG_FILE=" + config);
    command.add("RABBITMQ_MNESIA_BASE=" + dir.resolve("mnesia"));
    command.add("RABBITMQ_LOG_BASE=" + dir.resolve("log"));
    command.add("RABBITMQ_ENABLED_PLUGINS_FILE=" + dir.resolve("enabled_plugins"));
    command.add("RABBITMQ_NODENAME=atelier-test-" + port + "@localhost");
    command.add("RABBITMQ_DIST_PORT=" + distributionPort);
    command.add("ERL_EPMD_PORT=" + epmdPort);
    // Replaces the script by the broker, so that ending the process ends the broker.
    command.add("RUNNING_UNDER_SYSTEMD=true");
    command.add(SERVER.toString());
    return command;
  }

  @Override
  public boolean isReady() {
    return Probe.answers(port, PROTOCOL_HEADER, "PLAIN");
  }
}
