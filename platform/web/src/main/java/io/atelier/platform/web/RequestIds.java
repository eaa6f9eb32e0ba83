package io.atelier.platform.web;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Accepts or makes {@code X-Request-Id}, hands it on and echoes it. */
public final class RequestIds implements WebFilter, Ordered {
  /** The header. */
  public static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = RequestIds.class.getName();

  /** Where {@code platform-telemetry} leaves the id of the trace it made. */
  private static final String TRACE_ID = "atelier.trace-id";

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  RequestIds() {}

  /** The id of the request's trace where there is one, else its request id. */
  public static String traceId(ServerWebExchange exchange) {
    @Nullable String traced = exchange.getAttribute(TRACE_ID);
    if (traced != null) {
      return traced;
    }
    @Nullable String traceparent = exchange.getRequest().getHeaders().getFirst("traceparent");
    if (traceparent != null) {
      Matcher parts = TRACEPARENT.matcher(traceparent);
      if (parts.matches()) {
        return parts.group(1);
      }
    }
    return exchange.getAttributeOrDefault(ATTRIBUTE, "");
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    @Nullable String given = exchange.getRequest().getHeaders().getFirst(HEADER);
    String id =
        given != null && ACCEPTED.matcher(given).matches() ? given : UUID.randomUUID().toString();
    exchange.getAttributes().put(ATTRIBUTE, id);
    exchange.getResponse().getHeaders().set(HEADER, id);
    return chain.filter(
        id.equals(given) ? exchange : exchange.mutate().request(r -> r.header(HEADER, id)).build());
  }
}
