package io.atelier.gateway.live;

import io.atelier.gateway.ratelimit.RateLimiter;
import io.atelier.gateway.security.Callers;
import io.atelier.gateway.security.OriginRefused;
import io.atelier.gateway.security.SecurityProperties;
import io.atelier.platform.web.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who may open a live connection: a verified caller, of an allowed origin where origins are
 * configured, within his rate and his number of connections.
 */
@Component
final class LiveDoor {

  private static final String POLICY = "live";

  private final Callers callers;
  private final RateLimiter limiter;
  private final LiveHub hub;
  private final List<String> allowedOrigins;

  LiveDoor(Callers callers, RateLimiter limiter, LiveHub hub, SecurityProperties security) {
    this.callers = callers;
    this.limiter = limiter;
    this.hub = hub;
    this.allowedOrigins = security.allowedOrigins();
  }

  Mono<Identity> admit(ServerWebExchange exchange) {
    return Mono.fromRunnable(() -> requireOrigin(exchange))
        .then(callers.identifyByHeaderOrQuery(exchange))
        .delayUntil(_ -> limiter.admit(exchange, POLICY, 1))
        .doOnNext(caller -> hub.requireSpace(caller.owner()));
  }

  /** Clients that are no browser send no origin; a browser cannot leave it out. */
  private void requireOrigin(ServerWebExchange exchange) {
    @Nullable String origin = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ORIGIN);
    if (origin != null && !allowedOrigins.isEmpty() && !allowedOrigins.contains(origin)) {
      throw new OriginRefused();
    }
  }
}
