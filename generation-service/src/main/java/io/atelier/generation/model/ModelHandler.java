package io.atelier.generation.model;

import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import io.atelier.platform.web.Data;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The models API. */
@RestController
@ConditionalOnRole(Role.API)
final class ModelHandler {

  private final ModelRegistry models;

  ModelHandler(ModelRegistry models) {
    this.models = models;
  }

  @GetMapping("/api/v1/models")
  Data<List<ModelCard>> list() {
    return Data.of(models.list());
  }

  @GetMapping("/api/v1/models/{name}")
  Data<ModelCard> read(@PathVariable String name) {
    return Data.of(models.card(name).orElseThrow(() -> new ModelNotFoundException(name)));
  }
}
