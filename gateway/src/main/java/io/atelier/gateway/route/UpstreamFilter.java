package io.atelier.gateway.route;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Calls the upstream service within its route's deadline, behind its circuit breaker. The deadline
 * starts anew with each part of the request body that moves: a client that uploads slowly is not
 * the service's fault, a service that takes none of the body is. Nothing is retried here: the HTTP
 * client itself repeats a request that found its pooled connection already closed.
 */
@Component
final class UpstreamFilter implements GlobalFilter, Ordered {

  private final CircuitBreakers breakers;

  UpstreamFilter(CircuitBreakers breakers) {
    this.breakers = breakers;
  }

  @Override
  public int getOrder() {
    return FilterOrder.UPSTREAM;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    ApiRoute route = ApiRoute.of(exchange);
    CircuitBreaker breaker = breakers.of(route.service());
    Sinks.Many<Boolean> moves = Sinks.many().replay().latestOrDefault(true);
    return chain
        .filter(announcing(moves, exchange))
        .timeout(deadline(moves, route.timeout()))
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .onErrorMap(failure -> told(failure, route));
  }

  private static Mono<Long> deadline(Sinks.Many<Boolean> moves, Duration timeout) {
    return moves.asFlux().switchMap(_ -> Mono.delay(timeout)).next();
  }

  private static ServerWebExchange announcing(
      Sinks.Many<Boolean> moves, ServerWebExchange exchange) {
    return exchange
        .mutate()
        .request(
            new ServerHttpRequestDecorator(exchange.getRequest()) {
              @Override
              public Flux<DataBuffer> getBody() {
                return super.getBody().doOnNext(_ -> moves.tryEmitNext(true));
              }
            })
        .build();
  }

  private static Throwable told(Throwable failure, ApiRoute route) {
    return switch (failure) {
      case TimeoutException late -> new UpstreamProblem.Late(route, late);
      case CallNotPermittedException open -> new UpstreamProblem.Unavailable(route, open);
      case IOException broken -> UpstreamProblem.of(route, broken);
      default -> failure;
    };
  }
}
