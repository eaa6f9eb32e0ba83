package io.atelier.platform.telemetry;

import io.micrometer.observation.ObservationPredicate;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * What Spring Boot's own telemetry lacks here; sampling (parent-based, 10 %) and export are its
 * settings.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class TelemetryAutoConfiguration {
  /** Probes and scrapes would drown the rest. */
  @Bean
  ObservationPredicate withoutProbes() {
    return (name, context) ->
        !(context instanceof ServerRequestObservationContext request
            && request.getCarrier() != null
            && isProbe(request.getCarrier().getPath().value()));
  }

  @Bean
  TraceIdFilter traceIdFilter() {
    return new TraceIdFilter();
  }

  private static boolean isProbe(String path) {
    return path.startsWith("/actuator") || path.startsWith("/healthz");
  }
}
