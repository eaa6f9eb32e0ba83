package io.atelier.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The ports Atelier is about to listen on. */
record Ports(List<Wanted> wanted) {
  /**
   * @param variable moves it
   */
  record Wanted(String who, int port, String variable) {
    boolean isTaken() {
      try (var socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return false;
      } catch (IOException taken) {
        return true;
      }
    }

    String wayOut() {
      return "Port %d, which %s needs, is taken by another program. Stop that one, or move %s: %s=%d ./atelier up"
          .formatted(
              port, who, who, variable, port + 10_000 < 65_536 ? port + 10_000 : port - 10_000);
    }
  }

  private static final long LOOK_EVERY_MILLIS = 200;

  /**
   * Returns when all are free.
   *
   * @param patience how long to wait for those that are not
   * @throws StartProblem naming those that stay taken
   */
  void requireFree(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (wanted.stream().anyMatch(Wanted::isTaken)) {
      if (System.nanoTime() > deadline) {
        throw new StartProblem(
            wanted.stream()
                .filter(Wanted::isTaken)
                .map(Wanted::wayOut)
                .collect(Collectors.joining("\n")));
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }
}
