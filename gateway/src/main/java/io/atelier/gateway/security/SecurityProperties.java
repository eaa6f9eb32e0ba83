package io.atelier.gateway.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param trustedProxies addresses or CIDR blocks of proxies whose {@code X-Forwarded-For} counts
 * @param allowedOrigins origins whose pages may call the API and open sockets; empty: CORS answers
 *     nobody, and sockets check no origin
 */
@ConfigurationProperties("atelier.gateway.security")
public record SecurityProperties(
    @DefaultValue List<String> trustedProxies, @DefaultValue List<String> allowedOrigins) {

  public SecurityProperties {
    trustedProxies = trustedProxies.stream().filter(s -> !s.isBlank()).toList();
    allowedOrigins = allowedOrigins.stream().filter(s -> !s.isBlank()).toList();
  }
}
