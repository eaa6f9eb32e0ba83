package io.atelier.gateway.security;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells browsers what an answer may do. A page of ours may load only what the gateway itself
 * serves; everything else, a user's picture above all, may do nothing at all.
 */
@Component
final class SecurityHeaders implements WebFilter, Ordered {

  private static final String CSP = "Content-Security-Policy";

  /** Swagger UI sets styles and draws its icons from data URLs. */
  private static final String PAGE =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
          + "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; "
          + "frame-ancestors 'none'";

  private static final String DATA = "default-src 'none'; frame-ancestors 'none'; sandbox";

  /** A drawing holds its pictures as data URLs. */
  private static final String DRAWING = DATA + "; img-src data:";

  private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 20;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpResponse response = exchange.getResponse();
    response.beforeCommit(() -> Mono.fromRunnable(() -> set(response.getHeaders())));
    return chain.filter(exchange);
  }

  private static void set(HttpHeaders headers) {
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set(CSP, policy(headers.getContentType()));
  }

  private static String policy(@Nullable MediaType type) {
    if (MediaType.TEXT_HTML.isCompatibleWith(type)) {
      return PAGE;
    }
    return SVG.isCompatibleWith(type) ? DRAWING : DATA;
  }
}
