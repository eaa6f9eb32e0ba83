package io.atelier.gateway.ratelimit;

import io.atelier.gateway.route.ApiRoute;
import io.atelier.gateway.route.FilterOrder;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes each request's cost from its caller's bucket. */
@Component
final class RateLimitFilter implements GlobalFilter, Ordered {

  private final RateLimiter limiter;

  RateLimitFilter(RateLimiter limiter) {
    this.limiter = limiter;
  }

  @Override
  public int getOrder() {
    return FilterOrder.RATE_LIMIT;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    ApiRoute route = ApiRoute.of(exchange);
    return limiter
        .admit(exchange, route.limit(), route.cost())
        .then(Mono.defer(() -> chain.filter(exchange)));
  }
}
