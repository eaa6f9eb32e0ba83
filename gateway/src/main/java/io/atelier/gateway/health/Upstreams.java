package io.atelier.gateway.health;

import io.atelier.gateway.route.RouteProperties;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the services whether they are ready, at most once a second however often it is asked. */
@Component
final class Upstreams {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final WebClient http;
  private final Mono<Readiness> readiness;

  Upstreams(WebClient.Builder http, RouteProperties routes) {
    this.http = http.build();
    this.readiness =
        Flux.fromIterable(routes.services().entrySet())
            .flatMap(service -> status(service.getValue()).map(s -> Map.entry(service.getKey(), s)))
            .collectMap(Map.Entry::getKey, Map.Entry::getValue)
            .map(Readiness::of)
            .cache(REMEMBERED);
  }

  Mono<Readiness> readiness() {
    return readiness;
  }

  private Mono<String> status(URI service) {
    return http.get()
        .uri(service.resolve("/actuator/health/readiness"))
        .exchangeToMono(
            answer ->
                answer
                    .releaseBody()
                    .thenReturn(answer.statusCode().is2xxSuccessful() ? "UP" : "DOWN"))
        .timeout(PATIENCE)
        .onErrorReturn("DOWN");
  }
}
