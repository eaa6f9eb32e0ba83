package io.atelier.gateway.live;

import org.springframework.web.reactive.socket.CloseStatus;

/** Why the gateway ends a live connection. */
final class ConnectionClosed extends RuntimeException {

  static final CloseStatus TOKEN_EXPIRED = new CloseStatus(4001, "token expired");
  static final CloseStatus TOO_SLOW = new CloseStatus(4002, "reads too slowly");
  static final CloseStatus SILENT = new CloseStatus(4003, "no sign of life");

  private final transient CloseStatus status;

  ConnectionClosed(CloseStatus status) {
    super(status.getReason(), null, false, false);
    this.status = status;
  }

  CloseStatus status() {
    return status;
  }
}
