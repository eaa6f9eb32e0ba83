package io.atelier.render;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class ServersAwayIT {
  @Test
  void rendersTexts_whilePostgresAndRedisAreAway() {
    try (var alone = RunningRender.alone()) {
      for (int i = 0; i < 30; i++) { // past the circuit breaker's patience too
        get(alone.http(), "/api/v1/render/text?height=900&scale=2&text=" + i).expectStatus().isOk();
      }
      get(alone.http(), "/actuator/health/readiness").expectStatus().isOk();

      get(alone.http(), "/api/v1/render/t/7/card")
          .expectStatus()
          .isEqualTo(503)
          .expectHeader()
          .exists("Retry-After")
          .expectBody()
          .jsonPath("$.type")
          .isEqualTo("https://atelier.dev/problems/unavailable");
      get(alone.newUser().http(), "/api/v1/render/templates/card").expectStatus().isEqualTo(503);
    }
  }

  private static WebTestClient.ResponseSpec get(WebTestClient http, String uri) {
    return http.get().uri(uri).exchange();
  }
}
