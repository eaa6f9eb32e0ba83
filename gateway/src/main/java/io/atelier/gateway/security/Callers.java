package io.atelier.gateway.security;

import io.atelier.platform.web.BearerToken;
import io.atelier.platform.web.Identity;
import io.atelier.platform.web.IdentityProblem;
import io.atelier.platform.web.TokenVerifier;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Identifies callers, and remembers who makes a request. */
@Component
public final class Callers {

  private static final String IDENTITY = Callers.class.getName();
  private static final String QUERY_PARAMETER = "access_token";

  private final TokenVerifier tokens;

  Callers(TokenVerifier tokens) {
    this.tokens = tokens;
  }

  /** Verifies the bearer token; fails with {@link IdentityProblem}. */
  public Mono<Identity> identify(ServerWebExchange exchange) {
    return identify(exchange, BearerToken.of(exchange.getRequest()));
  }

  /**
   * As {@link #identify}, or by {@code ?access_token=}: browsers cannot set headers on sockets and
   * event streams.
   */
  public Mono<Identity> identifyByHeaderOrQuery(ServerWebExchange exchange) {
    return identify(
        exchange,
        BearerToken.of(exchange.getRequest())
            .or(
                () ->
                    Optional.ofNullable(
                        exchange.getRequest().getQueryParams().getFirst(QUERY_PARAMETER))));
  }

  private Mono<Identity> identify(ServerWebExchange exchange, Optional<String> token) {
    return Mono.justOrEmpty(token)
        .switchIfEmpty(Mono.error(IdentityProblem.TokenMissing::new))
        .flatMap(tokens::verify)
        .doOnNext(identity -> exchange.getAttributes().put(IDENTITY, identity));
  }

  /** The verified caller; nobody on open routes. */
  public static Optional<Identity> of(ServerWebExchange exchange) {
    return Optional.ofNullable(exchange.getAttribute(IDENTITY));
  }
}
