package io.atelier.gateway.security;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Settles where a request comes from and says so in {@code X-Forwarded-For}, which holds exactly
 * one address from here on: the peer's, or, when the peer is a trusted proxy, the last address in
 * the chain that is not. Whatever else a client claims about itself is dropped.
 */
@Component
final class CallerAddress implements WebFilter, Ordered {

  static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final List<String> CLAIMS =
      List.of(
          FORWARDED_FOR,
          "Forwarded",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Prefix",
          "X-Forwarded-Proto",
          "X-Real-Ip",
          "X-User-Id",
          "X-User-Name",
          "X-User-Roles");

  private final List<AddressBlock> trusted;

  CallerAddress(SecurityProperties properties) {
    this.trusted = properties.trustedProxies().stream().map(AddressBlock::parse).toList();
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 10;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String caller = caller(exchange.getRequest());
    return chain.filter(
        exchange.mutate().request(r -> r.headers(headers -> replace(headers, caller))).build());
  }

  private static void replace(HttpHeaders headers, String caller) {
    CLAIMS.forEach(headers::remove);
    headers.set(FORWARDED_FOR, caller);
  }

  private String caller(ServerHttpRequest request) {
    @Nullable InetSocketAddress remote = request.getRemoteAddress();
    if (remote == null || remote.getAddress() == null) {
      return "unknown";
    }
    InetAddress caller = remote.getAddress();
    List<String> chain =
        request.getHeaders().getOrEmpty(FORWARDED_FOR).stream()
            .flatMap(line -> List.of(line.split(",")).stream())
            .map(String::strip)
            .toList();
    for (String hop : chain.reversed()) {
      @Nullable InetAddress before = isTrusted(caller) ? address(hop) : null;
      if (before == null) {
        break;
      }
      caller = before;
    }
    return caller.getHostAddress();
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(block -> block.contains(address));
  }

  private static @Nullable InetAddress address(String literal) {
    try {
      return InetAddress.ofLiteral(literal);
    } catch (IllegalArgumentException _) {
      return null; // a proxy that forwards nonsense ends the chain
    }
  }
}
