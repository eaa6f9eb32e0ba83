package io.atelier.gateway.live;

import io.atelier.platform.web.Identity;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Live events over WebSocket. */
@RestController
final class LiveSocket {

  private final LiveDoor door;
  private final LiveHub hub;
  private final WebSocketService handshake;
  private final LiveEdgeProperties properties;
  private final Clock clock;

  LiveSocket(
      LiveDoor door,
      LiveHub hub,
      WebSocketService liveHandshake,
      LiveEdgeProperties properties,
      Clock clock) {
    this.door = door;
    this.hub = hub;
    this.handshake = liveHandshake;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping("/api/v1/live")
  Mono<Void> open(
      ServerWebExchange exchange,
      @RequestParam(name = "last_event_id", required = false) @Nullable String lastEventId) {
    return door.admit(exchange)
        .flatMap(
            caller ->
                handshake.handleRequest(
                    exchange, session -> converse(session, caller, lastEventId, exchange)));
  }

  private Mono<Void> converse(
      WebSocketSession session,
      Identity caller,
      @Nullable String lastEventId,
      ServerWebExchange exchange) {
    return new SocketConversation(session, exchange.getRequest(), properties, clock)
        .until(caller.expiresAt(), hub.frames(caller.owner(), lastEventId));
  }
}
