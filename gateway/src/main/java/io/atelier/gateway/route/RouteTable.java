package io.atelier.gateway.route;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Turns the table of {@link RouteProperties} into Spring Cloud Gateway's routes. */
@Configuration(proxyBeanMethods = false)
class RouteTable {

  private static final URI NOWHERE = URI.create("no://service");

  @Bean
  RouteLocator routes(RouteProperties properties) {
    List<Line> lines = properties.routes().stream().map(Line::of).toList();
    Flux<Route> routes =
        Flux.fromIterable(lines)
            .map(line -> line.route(properties.services()))
            .concatWithValues(methodNotAllowed(lines))
            .cache();
    return () -> routes;
  }

  /** A path of the table with a method it does not take: 405 and what it does take. */
  private static Route methodNotAllowed(List<Line> lines) {
    return Route.async()
        .id("method-not-allowed")
        .order(Ordered.LOWEST_PRECEDENCE)
        .uri(NOWHERE)
        .asyncPredicate(exchange -> Mono.just(lines.stream().anyMatch(l -> l.takesPath(exchange))))
        .filter(new MethodGuard(lines))
        .build();
  }

  record Line(ApiRoute route, List<PathPattern> paths) {

    static Line of(ApiRoute route) {
      return new Line(
          route, route.paths().stream().map(PathPatternParser.defaultInstance::parse).toList());
    }

    Route route(Map<String, URI> services) {
      return route
          .attachTo(Route.async())
          .id(route.id())
          .uri(Objects.requireNonNull(services.get(route.service())))
          .asyncPredicate(exchange -> Mono.just(takesPath(exchange) && takesMethod(exchange)))
          .build();
    }

    boolean takesPath(ServerWebExchange exchange) {
      PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
      return paths.stream().anyMatch(pattern -> pattern.matches(path));
    }

    boolean takesMethod(ServerWebExchange exchange) {
      HttpMethod method = exchange.getRequest().getMethod();
      return route.methods().contains(method)
          || (HttpMethod.HEAD.equals(method) && route.methods().contains(HttpMethod.GET));
    }
  }

  /** Answers 405 in place of an upstream. */
  private record MethodGuard(List<Line> lines) implements GatewayFilter, Ordered {

    @Override
    public int getOrder() {
      return FilterOrder.TOKEN - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
      Set<HttpMethod> taken =
          lines.stream()
              .filter(line -> line.takesPath(exchange))
              .flatMap(line -> line.route().methods().stream())
              .collect(
                  Collectors.toCollection(
                      () -> new TreeSet<>(Comparator.comparing(HttpMethod::name))));
      return Mono.error(
          () -> new MethodNotAllowedException(exchange.getRequest().getMethod(), taken));
    }
  }
}
