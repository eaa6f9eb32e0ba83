package io.atelier.platform.web;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * The address a request came from. Services sit behind the gateway, which alone writes {@code
 * X-Forwarded-For}; its last entry is the caller.
 */
public final class ClientAddress {
  private ClientAddress() {}

  /** Never empty; {@code unknown} where the connection has no address. */
  public static String of(ServerWebExchange exchange) {
    @Nullable String forwarded = exchange.getRequest().getHeaders().getFirst("X-Forwarded-For");
    if (forwarded != null && !forwarded.isBlank()) {
      return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
    @Nullable InetSocketAddress peer = exchange.getRequest().getRemoteAddress();
    return peer == null || peer.getAddress() == null
        ? "unknown"
        : peer.getAddress().getHostAddress();
  }
}
