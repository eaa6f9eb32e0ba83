package io.atelier.generation.intake;

import io.atelier.generation.model.AdminModel;
import io.atelier.generation.model.ModelAdministration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Brings files into the registry, one at a time: trying a network takes seconds of a core. */
@Component
public final class Imports {

  private final ModelAdministration models;
  private final ImportProperties limits;
  private final Scheduler trials = Schedulers.newBoundedElastic(1, 8, "intake");

  Imports(ModelAdministration models, ImportProperties limits) {
    this.models = models;
    this.limits = limits;
  }

  /**
   * Admits {@code file} as a new version.
   *
   * @param by who brings it
   * @return errors with {@link ModelRefused} or a {@link io.atelier.generation.model.ModelProblem}
   */
  public Mono<AdminModel> bring(Path file, Candidate candidate, String by) {
    return trial(() -> requireAtMost(limits.maxFile(), file))
        .then(version(candidate))
        .flatMap(version -> trial(() -> Intake.admit(file, candidate, version)))
        .zipWith(trial(() -> Files.readAllBytes(file)))
        .flatMap(admitted -> models.add(admitted.getT1(), admitted.getT2(), by));
  }

  private Mono<String> version(Candidate candidate) {
    return candidate.version() == null
        ? models.nextVersion(candidate.name())
        : Mono.just(candidate.version());
  }

  private static Path requireAtMost(DataSize most, Path file) throws IOException {
    if (Files.size(file) > most.toBytes()) {
      throw new ModelRefused(
          "The file has %d MB, %d MB are taken."
              .formatted(DataSize.ofBytes(Files.size(file)).toMegabytes(), most.toMegabytes()));
    }
    return file;
  }

  private <T> Mono<T> trial(Callable<T> work) {
    return Mono.fromCallable(work).subscribeOn(trials); // loads and runs a network
  }
}
