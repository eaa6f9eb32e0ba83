package io.atelier.platform.testing;

import io.atelier.platform.embedded.EmbeddedServer;
import io.atelier.platform.embedded.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Embedded servers with throw-away data. */
final class Embedded {
  private Embedded() {}

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the server; it ends with the JVM. */
  static void start(EmbeddedServer server) {
    try {
      RunningServer running = RunningServer.start(server, Scratch.resolve(server.name() + ".log"));
      Scratch.atExit(running::close);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + server.name(), e);
    }
  }
}
