package io.atelier.gateway.security;

import io.atelier.platform.web.ClientAddress;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells services the address that {@link CallerAddress} settled, after Spring Cloud Gateway has
 * removed all forwarding headers.
 */
@Component
final class CallerHeader implements HttpHeadersFilter, Ordered {

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public HttpHeaders filter(HttpHeaders passed, ServerWebExchange exchange) {
    HttpHeaders told = new HttpHeaders();
    told.addAll(passed);
    told.set(CallerAddress.FORWARDED_FOR, ClientAddress.of(exchange));
    return told;
  }

  @Override
  public boolean supports(Type type) {
    return type == Type.REQUEST;
  }
}
