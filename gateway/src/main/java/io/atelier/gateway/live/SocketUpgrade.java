package io.atelier.gateway.live;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.netty.http.server.WebsocketServerSpec;

/** The upgrade of live sockets, with a bound on what clients may send. */
@Configuration(proxyBeanMethods = false)
class SocketUpgrade {

  @Bean
  WebSocketService liveHandshake(LiveEdgeProperties properties) {
    int maxMessage = Math.toIntExact(properties.maxMessage().toBytes());
    return new HandshakeWebSocketService(
        new ReactorNettyRequestUpgradeStrategy(
            () -> WebsocketServerSpec.builder().maxFramePayloadLength(maxMessage)));
  }
}
