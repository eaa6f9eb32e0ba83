package io.atelier.platform.web;

import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hands the verified {@link Identity} to a handler method that declares it. */
final class IdentityArgument implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return Identity.class.equals(parameter.getParameterType());
  }

  @Override
  public Mono<Object> resolveArgument(
      MethodParameter parameter, BindingContext bindings, ServerWebExchange exchange) {
    return Mono.<Object>justOrEmpty(exchange.<Identity>getAttribute(Identity.ATTRIBUTE))
        .switchIfEmpty(Mono.error(IdentityProblem.TokenMissing::new));
  }
}
