package io.atelier.gateway.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;
import reactor.util.concurrent.Queues;

/**
 * One socket, from its handshake to its close frame: frames and pings go out; whatever comes in is
 * a sign of life, and the text {@code ping} is answered with {@code pong}.
 */
final class SocketConversation {

  /** How long a socket has to take the close frame before its connection is cut. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private static final int PONGS_WAITING = 8;

  private final WebSocketSession session;
  private final ServerHttpRequest request;
  private final LiveEdgeProperties properties;
  private final Clock clock;
  private final Sinks.One<CloseStatus> end = Sinks.one();
  private final Sinks.Many<String> pongs =
      Sinks.many().unicast().onBackpressureBuffer(Queues.<String>get(PONGS_WAITING).get());
  private volatile Instant lastHeard;
  private volatile boolean ending;

  SocketConversation(
      WebSocketSession session,
      ServerHttpRequest request,
      LiveEdgeProperties properties,
      Clock clock) {
    this.session = session;
    this.request = request;
    this.properties = properties;
    this.clock = clock;
    this.lastHeard = clock.instant();
  }

  /** Talks until either side ends it, or the caller's token expires. */
  Mono<Void> until(Instant expiry, Flux<Frame> frames) {
    Duration life = Duration.between(clock.instant(), expiry);
    Mono<CloseStatus> expired = Mono.delay(life).thenReturn(ConnectionClosed.TOKEN_EXPIRED);
    Mono<Void> closing = Mono.firstWithSignal(end.asMono(), expired).flatMap(this::close).cache();
    // Reading must outlive the close frame: cancelling it makes the server send an empty one. It
    // ends when the frame is handed over, which is before the client has it.
    return Mono.firstWithSignal(
        session
            .receive()
            .doOnNext(this::hear)
            .then(Mono.defer(() -> ending ? closing : Mono.empty())),
        session.send(outbound(frames)),
        closing);
  }

  private Flux<WebSocketMessage> outbound(Flux<Frame> frames) {
    return Flux.merge(
        frames.map(Frame::text).map(session::textMessage).onErrorResume(this::ended),
        pongs.asFlux().map(session::textMessage),
        Flux.interval(properties.heartbeat()).onBackpressureDrop().map(_ -> heartbeat()));
  }

  private Flux<WebSocketMessage> ended(Throwable failure) {
    end.tryEmitValue(
        failure instanceof ConnectionClosed closed ? closed.status() : CloseStatus.SERVER_ERROR);
    return Flux.never();
  }

  private WebSocketMessage heartbeat() {
    if (!clock.instant().isBefore(lastHeard.plus(properties.readDeadline()))) {
      end.tryEmitValue(ConnectionClosed.SILENT);
    }
    return session.pingMessage(buffers -> buffers.allocateBuffer(0));
  }

  private void hear(WebSocketMessage message) {
    lastHeard = clock.instant();
    if (message.getType() == WebSocketMessage.Type.TEXT
        && message.getPayloadAsText().equals("ping")) {
      pongs.tryEmitNext("pong"); // refused when too many wait: the client floods and does not read
    }
  }

  private Mono<Void> close(CloseStatus status) {
    ending = true;
    return session.close(status).timeout(FAREWELL).onErrorResume(_ -> cut());
  }

  private Mono<Void> cut() {
    return Mono.fromRunnable(
        () ->
            ServerHttpRequestDecorator.<HttpServerRequest>getNativeRequest(request)
                .withConnection(Connection::dispose));
  }
}
