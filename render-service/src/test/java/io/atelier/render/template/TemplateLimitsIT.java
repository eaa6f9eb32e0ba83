package io.atelier.render.template;

import io.atelier.render.RunningRender;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class TemplateLimitsIT {
  private static final String PATH = "/api/v1/render/templates/";

  @Test
  void forgetsOldVersions_andAsksForRoom() {
    try (var small =
        RunningRender.with(
            "--atelier.render.templates.versions=2", "--atelier.render.templates.per-user=1")) {
      WebTestClient http = small.newUser().http();

      for (int i = 1; i <= 3; i++) {
        put(http, "a", "version " + i).expectStatus().is2xxSuccessful();
      }

      get(http, "a@1").expectStatus().isNotFound();
      get(http, "a@2").expectStatus().isOk();
      get(http, "a@3").expectStatus().isOk();
      put(http, "b", "another").expectStatus().isEqualTo(409);
    }
  }

  private static WebTestClient.ResponseSpec put(WebTestClient http, String name, String text) {
    var document = Map.of("scene", Map.of("text", text));
    return http.put().uri(PATH + name).bodyValue(document).exchange();
  }

  private static WebTestClient.ResponseSpec get(WebTestClient http, String name) {
    return http.get().uri(PATH + name).exchange();
  }
}
