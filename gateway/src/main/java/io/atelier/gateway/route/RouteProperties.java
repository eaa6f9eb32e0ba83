package io.atelier.gateway.route;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The route table ({@code routes.yml}).
 *
 * @param services base address of each service
 * @param routes the table; the first line that matches wins
 * @param uploadTimeout how long a client may take to send its request body
 */
@Validated
@ConfigurationProperties("atelier.gateway")
public record RouteProperties(
    @NotEmpty Map<String, URI> services,
    @NotEmpty List<@Valid ApiRoute> routes,
    @DefaultValue("2m") Duration uploadTimeout) {

  public RouteProperties {
    services = Map.copyOf(services);
    routes = List.copyOf(routes);
    for (ApiRoute route : routes) {
      if (!services.containsKey(route.service())) {
        throw new IllegalArgumentException(
            "route " + route.id() + " leads to an unknown service: " + route.service());
      }
    }
  }
}
