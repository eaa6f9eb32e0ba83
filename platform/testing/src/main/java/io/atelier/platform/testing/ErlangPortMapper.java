package io.atelier.platform.testing;

import io.atelier.platform.embedded.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** Erlang's {@code epmd}; started by us because the one that RabbitMQ would start outlives it. */
record ErlangPortMapper(int port) implements EmbeddedServer {
  @Override
  public String name() {
    return "epmd";
  }

  @Override
  public String url() {
    return "epmd://127.0.0.1:" + port;
  }

  @Override
  public List<String> prepare() {
    return List.of("epmd", "-address", "127.0.0.1", "-port", String.valueOf(port));
  }

  @Override
  public boolean isReady() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notListening) {
      return false;
    }
  }
}
