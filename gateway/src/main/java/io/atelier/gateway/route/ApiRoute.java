package io.atelier.gateway.route;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;

/**
 * One line of the route table.
 *
 * @param id unique, for logs and metrics
 * @param methods HTTP methods it takes
 * @param paths path patterns it takes
 * @param service name of the service it leads to
 * @param access whether callers need an access token
 * @param body largest request body
 * @param timeout from the request's last byte to the answer's first
 * @param limit name of the rate-limit policy that counts its requests
 * @param cost what one request takes from the caller's bucket
 */
public record ApiRoute(
    @NotBlank String id,
    @NotEmpty Set<HttpMethod> methods,
    @NotEmpty List<String> paths,
    @NotBlank String service,
    @DefaultValue("token") Access access,
    @DefaultValue("64KB") DataSize body,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("api") String limit,
    @DefaultValue("1") @Positive int cost) {

  private static final String METADATA = ApiRoute.class.getName();

  /** Who may use a route. */
  public enum Access {
    /** Anybody; counted by address. */
    OPEN,
    /** Callers with a valid access token; counted by user. */
    TOKEN
  }

  /** The table's line that the current request matched. */
  public static ApiRoute of(ServerWebExchange exchange) {
    Route matched =
        Objects.requireNonNull(
            exchange.<Route>getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR));
    return (ApiRoute) Objects.requireNonNull(matched.getMetadata().get(METADATA));
  }

  Route.AsyncBuilder attachTo(Route.AsyncBuilder builder) {
    return builder.metadata(METADATA, this);
  }
}
