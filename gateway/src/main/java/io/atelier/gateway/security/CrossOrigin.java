package io.atelier.gateway.security;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;

/** CORS for the origins named in {@link SecurityProperties#allowedOrigins}; none named, none. */
@Configuration(proxyBeanMethods = false)
class CrossOrigin {

  private static final Duration PREFLIGHT_LIFE = Duration.ofHours(1);

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 30)
  @ConditionalOnExpression("!'${atelier.gateway.security.allowed-origins:}'.isBlank()")
  CorsWebFilter corsWebFilter(SecurityProperties properties) {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOrigins(properties.allowedOrigins());
    cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "DELETE"));
    cors.setAllowedHeaders(
        List.of(
            "Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID", "X-Request-Id"));
    cors.setExposedHeaders(
        List.of(
            "ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"));
    cors.setMaxAge(PREFLIGHT_LIFE);
    return new CorsWebFilter(_ -> cors, new TellingCorsProcessor());
  }

  /** Refuses with a problem instead of an empty 403. */
  private static final class TellingCorsProcessor extends DefaultCorsProcessor {
    @Override
    protected void rejectRequest(ServerHttpResponse response) {
      throw new OriginRefused();
    }
  }
}
