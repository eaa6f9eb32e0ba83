package io.atelier.generation.openai;

import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The models, as OpenAI's clients ask for them. */
@RestController
@ConditionalOnRole(Role.API)
final class ModelListHandler {
  private final ModelRegistry models;
  private final long served;

  ModelListHandler(ModelRegistry models, Clock clock) {
    this.models = models;
    this.served = clock.instant().getEpochSecond();
  }

  @GetMapping("/v1/models")
  ModelList list() {
    return ModelList.of(
        models.list().stream().map(model -> ModelList.Item.of(model, served)).toList());
  }

  @GetMapping("/v1/models/{id}")
  ModelList.Item read(@PathVariable String id) {
    return models
        .card(id)
        .map(model -> ModelList.Item.of(model, served))
        .orElseThrow(() -> new ImagesProblem.ModelNotFound(id));
  }
}
