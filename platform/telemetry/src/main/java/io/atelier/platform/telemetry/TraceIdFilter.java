package io.atelier.platform.telemetry;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Leaves the trace id with the exchange, where problems and logs find it without knowing the
 * tracer.
 */
final class TraceIdFilter implements WebFilter, Ordered {
  /** Read by {@code platform-web}. */
  static final String ATTRIBUTE = "atelier.trace-id";

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 1;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return Mono.deferContextual(
        context -> {
          String traceId = traceId(context);
          if (traceId != null) {
            exchange.getAttributes().put(ATTRIBUTE, traceId);
          }
          return chain.filter(exchange);
        });
  }

  private static @Nullable String traceId(ContextView context) {
    Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
    if (observation == null) {
      return null;
    }
    TracingContext tracing = observation.getContextView().get(TracingContext.class);
    Span span = tracing == null ? null : tracing.getSpan();
    return span == null ? null : span.context().traceId();
  }
}
