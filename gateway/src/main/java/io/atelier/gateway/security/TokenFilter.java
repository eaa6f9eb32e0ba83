package io.atelier.gateway.security;

import io.atelier.gateway.route.ApiRoute;
import io.atelier.gateway.route.FilterOrder;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets nobody without a valid access token pass to a route that needs one. */
@Component
final class TokenFilter implements GlobalFilter, Ordered {

  private final Callers callers;

  TokenFilter(Callers callers) {
    this.callers = callers;
  }

  @Override
  public int getOrder() {
    return FilterOrder.TOKEN;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    if (ApiRoute.of(exchange).access() == ApiRoute.Access.OPEN) {
      return chain.filter(exchange);
    }
    return callers.identify(exchange).then(Mono.defer(() -> chain.filter(exchange)));
  }
}
