package io.atelier.generation.intake;

import io.atelier.generation.model.AdminModel;
import io.atelier.generation.model.ModelAdministration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Brings files into the registry, one at a time: trying a network takes seconds of a core. */
@Component
public final class Imports {

  private final ModelAdministration models;
  private final Scheduler trials = Schedulers.newBoundedElastic(1, 8, "intake");

  Imports(ModelAdministration models) {
    this.models = models;
  }

  /**
   * Admits {@code file} as a new version.
   *
   * @param by who brings it
   * @return errors with {@link ModelRefused} or a {@link io.atelier.generation.model.ModelProblem}
   */
  public Mono<AdminModel> bring(Path file, Candidate candidate, String by) {
    return version(candidate)
        .flatMap(version -> trial(() -> Intake.admit(file, candidate, version)))
        .zipWith(trial(() -> Files.readAllBytes(file)))
        .flatMap(admitted -> models.add(admitted.getT1(), admitted.getT2(), by));
  }

  private Mono<String> version(Candidate candidate) {
    return candidate.version() == null
        ? models.nextVersion(candidate.name())
        : Mono.just(candidate.version());
  }

  private <T> Mono<T> trial(Callable<T> work) {
    return Mono.fromCallable(work).subscribeOn(trials); // loads and runs a network
  }
}
