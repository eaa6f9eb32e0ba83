package io.atelier.platform.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** Stock images by Testcontainers, where an engine is present. */
final class Docker {
  private Docker() {}

  static boolean isPresent() {
    return Engine.PRESENT;
  }

  /** Starts an image and returns when the port is listened on. */
  static GenericContainer<?> start(String image, int port, Map<String, String> environment) {
    GenericContainer<?> container =
        new GenericContainer<>(image)
            .withExposedPorts(port)
            .withEnv(environment)
            .waitingFor(Wait.forListeningPort());
    container.start();
    Report.used(image, "Docker, " + address(container, port));
    return container;
  }

  static String address(GenericContainer<?> container, int port) {
    return container.getHost() + ":" + container.getMappedPort(port);
  }

  private static final class Engine {
    // Looks for the socket first: Testcontainers takes 15 s to find out that there is none.
    static final boolean PRESENT =
        (System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock")))
            && DockerClientFactory.instance().isDockerAvailable();
  }
}
