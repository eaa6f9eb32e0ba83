package io.atelier.gateway.route;

import io.atelier.platform.web.RequestIds;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Drops from a service's answer what the gateway says itself. */
@Component
final class UpstreamHeaders implements HttpHeadersFilter {

  @Override
  public HttpHeaders filter(HttpHeaders answered, ServerWebExchange exchange) {
    HttpHeaders kept = new HttpHeaders();
    kept.addAll(answered);
    kept.remove(RequestIds.HEADER);
    kept.remove(HttpHeaders.SERVER);
    return kept;
  }

  @Override
  public boolean supports(Type type) {
    return type == Type.RESPONSE;
  }
}
