package io.atelier.platform.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Lets a request pass whose path is public or whose token is valid, and keeps the caller's identity
 * with it.
 */
final class IdentityFilter implements WebFilter, Ordered {
  private static final int AFTER_REQUEST_ID = Ordered.HIGHEST_PRECEDENCE + 100;

  private final TokenVerifier tokens;
  private final List<PathPattern> publicPaths;

  IdentityFilter(TokenVerifier tokens, List<String> publicPaths) {
    this.tokens = tokens;
    this.publicPaths =
        Stream.concat(publicPaths.stream(), Stream.of("/actuator/**"))
            .map(PathPatternParser.defaultInstance::parse)
            .toList();
  }

  @Override
  public int getOrder() {
    return AFTER_REQUEST_ID;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (isPublic(exchange.getRequest())) {
      return chain.filter(exchange);
    }
    return Mono.justOrEmpty(BearerToken.of(exchange.getRequest()))
        .switchIfEmpty(Mono.error(IdentityProblem.TokenMissing::new))
        .flatMap(tokens::verify)
        .doOnNext(identity -> exchange.getAttributes().put(Identity.ATTRIBUTE, identity))
        .then(Mono.defer(() -> chain.filter(exchange)));
  }

  private boolean isPublic(ServerHttpRequest request) {
    PathContainer path = request.getPath().pathWithinApplication();
    return HttpMethod.OPTIONS.equals(request.getMethod())
        || publicPaths.stream().anyMatch(pattern -> pattern.matches(path));
  }
}
