package io.atelier.generation.model;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.reactive.server.WebTestClient;

class ModelHandlerTest {

  @TempDir Path folder;

  @Test
  void listsModelsByName() {
    client()
        .get()
        .uri("/api/v1/models")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.data.length()")
        .isEqualTo(2)
        .jsonPath("$.data[0].name")
        .isEqualTo("negative")
        .jsonPath("$.data[1].default")
        .isEqualTo(true);
  }

  @Test
  void tellsOfOneModel() {
    client()
        .get()
        .uri("/api/v1/models/tiny")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.data.precision")
        .isEqualTo("fp32");
  }

  private WebTestClient client() {
    return WebTestClient.bindToController(new ModelHandler(TestModels.registry(folder))).build();
  }
}
