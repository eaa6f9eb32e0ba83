package io.atelier.gateway.health;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** For probes and balancers. */
@RestController
final class Healthz {

  private final Upstreams upstreams;

  Healthz(Upstreams upstreams) {
    this.upstreams = upstreams;
  }

  /** The gateway itself answers; asks nobody. */
  @GetMapping("/healthz")
  Map<String, String> healthy() {
    return Map.of("status", "UP");
  }

  /** 200 when every service behind the gateway is ready too, else 503; who is down is named. */
  @GetMapping("/healthz/ready")
  Mono<ResponseEntity<Readiness>> ready() {
    return upstreams
        .readiness()
        .map(
            readiness ->
                ResponseEntity.status(
                        readiness.isUp() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                    .body(readiness));
  }
}
