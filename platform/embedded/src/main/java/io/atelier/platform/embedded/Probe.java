package io.atelier.platform.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a server on loopback a question in its own protocol. */
public final class Probe {
  private static final int TIMEOUT_MILLIS = 1_000;

  private Probe() {}

  /** Whether what the server sends back to {@code question} contains {@code expected}. */
  public static boolean answers(int port, byte[] question, String expected) {
    try (var socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket.getOutputStream().write(question);
      var answer = new StringBuilder();
      byte[] buffer = new byte[1024];
      for (int n; (n = socket.getInputStream().read(buffer)) > 0; ) {
        answer.append(new String(buffer, 0, n, ISO_8859_1));
        if (answer.indexOf(expected) >= 0) {
          return true;
        }
      }
      return false;
    } catch (IOException notListening) {
      return false;
    }
  }
}
