package io.atelier.platform.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;
import org.apache.qpid.server.model.VirtualHostNode;
import org.jspecify.annotations.Nullable;

/** The embedded broker's own process. Arguments: data folder, port. Stops on SIGTERM. */
final class BrokerProcess {
  /** Holds the user's password in the data folder, because command lines are public. */
  static final String PASSWORD_FILE = "password";

  /** Made in the data folder when the broker takes messages: it listens before it does. */
  static final String READY_FILE = "ready";

  private static final long LOOK_AGAIN_MILLIS = 20;

  private BrokerProcess() {}

  public static void main(String[] args) throws Exception {
    Path dataDir = Path.of(args[0]);
    System.setProperty("atelier.broker.port", args[1]);
    System.setProperty("atelier.broker.password", Files.readString(dataDir.resolve(PASSWORD_FILE)));
    System.setProperty("qpid.work_dir", dataDir.toAbsolutePath().toString());
    // A port that cannot be bound must end the process instead of leaving a broker nobody reaches.
    System.setProperty("broker.failStartupWithErroredChild", "true");

    var listener = new Listener();
    var launcher = new SystemLauncher(listener);
    Runtime.getRuntime().addShutdownHook(new Thread(launcher::shutdown, "shutdown"));
    launcher.startup(
        Map.of(
            "type", "Memory",
            "initialConfigurationLocation", configuration(),
            "startupLoggedToSystemOut", "true"));
    while (!listener.takesMessages()) {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
    Files.createFile(dataDir.resolve(READY_FILE));
  }

  private static String configuration() {
    return Objects.requireNonNull(BrokerProcess.class.getResource("broker.json")).toString();
  }

  private static final class Listener extends DefaultSystemLauncherListener {
    private volatile @Nullable SystemConfig<?> system;

    @Override
    public void onContainerResolve(SystemConfig<?> resolved) {
      system = resolved;
    }

    @Override
    public void errorOnStartup(RuntimeException e) {
      System.err.println("Broker did not start: " + e);
      Runtime.getRuntime().halt(1);
    }

    boolean takesMessages() {
      SystemConfig<?> resolved = system;
      return resolved != null
          && resolved.getContainer() instanceof Broker<?> broker
          && Optional.ofNullable(broker.findDefautVirtualHostNode())
              .map(VirtualHostNode::getVirtualHost)
              .filter(host -> host.getState() == State.ACTIVE)
              .isPresent();
    }
  }
}
