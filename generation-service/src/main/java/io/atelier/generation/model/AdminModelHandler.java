package io.atelier.generation.model;

import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import io.atelier.platform.web.Data;
import io.atelier.platform.web.Identity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The registry's API, for administrators. */
@RestController
@RequestMapping("/api/v1/admin/models")
@ConditionalOnRole(Role.API)
final class AdminModelHandler {

  private final ModelAdministration models;

  AdminModelHandler(ModelAdministration models) {
    this.models = models;
  }

  @GetMapping
  Mono<Data<List<AdminModel>>> list(Identity caller) {
    ModelAdministration.require(caller);
    return models.list().map(Data::of);
  }

  @GetMapping("/{name}")
  Mono<Data<AdminModel>> read(@PathVariable String name, Identity caller) {
    ModelAdministration.require(caller);
    return models.read(name).map(Data::of);
  }

  @PostMapping("/{name}/promote")
  Mono<Data<AdminModel>> promote(
      @PathVariable String name, @RequestBody RouteChange change, Identity caller) {
    String by = ModelAdministration.require(caller);
    return models.promote(name, change.requiredVersion(), by, change.because()).map(Data::of);
  }

  @PostMapping("/{name}/split")
  Mono<Data<AdminModel>> split(
      @PathVariable String name, @RequestBody RouteChange change, Identity caller) {
    String by = ModelAdministration.require(caller);
    Map<String, Integer> weights = Objects.requireNonNullElse(change.weights(), Map.of());
    return models.split(name, weights, by, change.because()).map(Data::of);
  }

  @PostMapping("/{name}/shadow")
  Mono<Data<AdminModel>> shadow(
      @PathVariable String name, @RequestBody RouteChange change, Identity caller) {
    ModelAdministration.require(caller);
    return models.shadow(name, change.version()).map(Data::of);
  }

  @PostMapping("/{name}/rollback")
  Mono<Data<AdminModel>> rollBack(
      @PathVariable String name, @RequestBody RouteChange change, Identity caller) {
    String by = ModelAdministration.require(caller);
    return models.rollBack(name, by, change.because()).map(Data::of);
  }
}
