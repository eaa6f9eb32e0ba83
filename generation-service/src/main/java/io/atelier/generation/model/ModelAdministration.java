package io.atelier.generation.model;

import io.atelier.generation.model.ModelManifest.WeightsFile;
import io.atelier.platform.objectstore.ObjectStore;
import io.atelier.platform.web.Identity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What administrators do to models. Every process follows within {@code models.refresh}; nothing
 * restarts, and a version that is left keeps its place for a week at least.
 */
@Component
public final class ModelAdministration {

  private static final Logger log = LoggerFactory.getLogger(ModelAdministration.class);
  private static final String MEDIA_TYPE = "application/octet-stream";

  private final ModelVersions versions;
  private final ObjectStore objects;

  ModelAdministration(ModelVersions versions, ObjectStore objects) {
    this.versions = versions;
    this.objects = objects;
  }

  /**
   * Lets administrators pass.
   *
   * @return who it is, as the registry notes it
   * @throws ModelProblem.AdministratorsOnly for everybody else
   */
  public static String require(Identity caller) {
    if (!caller.roles().contains("admin")) {
      throw new ModelProblem.AdministratorsOnly();
    }
    return caller.owner();
  }

  /** All models with all their versions. */
  public Mono<List<AdminModel>> list() {
    return versions
        .all()
        .collectMultimap(VersionRow::model)
        .map(
            models ->
                models.values().stream()
                    .map(AdminModel::of)
                    .sorted(Comparator.comparing(AdminModel::name))
                    .toList());
  }

  /** Errors with {@link ModelNotFoundException}. */
  public Mono<AdminModel> read(String model) {
    return rows(model).map(AdminModel::of);
  }

  /** The number after the highest of a model's versions that are numbers; 1 for a new model. */
  public Mono<String> nextVersion(String model) {
    return versions
        .of(model)
        .map(VersionRow::version)
        .filter(version -> version.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .reduce(0, Math::max)
        .map(highest -> Integer.toString(highest + 1));
  }

  /**
   * Adds a version as candidate, the first of a model live at once. The digest its manifest names
   * is from now on the only one that its weights are loaded with.
   *
   * @return errors with {@link ModelProblem.VersionExists}
   */
  public Mono<AdminModel> add(ModelManifest manifest, byte[] weights, String by) {
    WeightsFile file = manifest.files().getFirst();
    return objects
        .put(ModelFiles.key(file.sha256()), weights, MEDIA_TYPE)
        .then(versions.add(manifest, false, by))
        .filter(added -> added)
        .switchIfEmpty(
            Mono.error(() -> new ModelProblem.VersionExists(manifest.name(), manifest.version())))
        .doOnNext(
            added ->
                log.info(
                    "{} added {} {} ({})", by, manifest.name(), manifest.version(), file.sha256()))
        .then(read(manifest.name()));
  }

  /** Sends everybody to one version. */
  public Mono<AdminModel> promote(String model, String version, String by, String reason) {
    return split(model, Map.of(version, 100), by, reason);
  }

  /**
   * Sends users to versions by weight, each user always to the same.
   *
   * @param weights of 100 together
   */
  public Mono<AdminModel> split(
      String model, Map<String, Integer> weights, String by, String reason) {
    return rows(model)
        .doOnNext(rows -> requireSound(model, weights, rows))
        .then(versions.split(model, weights, by, reason))
        .doOnNext(done -> log.info("{} routed {} to {}: {}", by, model, weights, reason))
        .then(read(model));
  }

  private static void requireSound(
      String model, Map<String, Integer> weights, Collection<VersionRow> rows) {
    for (String version : weights.keySet()) {
      if (rows.stream().noneMatch(row -> row.version().equals(version))) {
        throw new ModelProblem.VersionNotFound(model, version);
      }
    }
    boolean shares = weights.values().stream().allMatch(weight -> weight >= 1 && weight <= 100);
    if (!shares || weights.values().stream().mapToInt(Integer::intValue).sum() != 100) {
      throw new ModelProblem.WeightsDoNotSum();
    }
  }

  /** Goes back to what was before the last change; done twice, it is as if never done. */
  public Mono<AdminModel> rollBack(String model, String by, String reason) {
    return rows(model)
        .then(versions.rollBack(model, by, reason))
        .filter(done -> done)
        .switchIfEmpty(Mono.error(() -> new ModelProblem.NothingToRollBack(model)))
        .doOnNext(done -> log.warn("{} rolled {} back: {}", by, model, reason))
        .then(read(model));
  }

  /**
   * Runs a version beside what users see, on what is left of the workers' time.
   *
   * @param version null for none any more
   */
  public Mono<AdminModel> shadow(String model, @Nullable String version) {
    Mono<?> change =
        version == null
            ? versions.unshadow(model)
            : versions
                .shadow(model, version)
                .filter(done -> done)
                .switchIfEmpty(Mono.error(() -> new ModelProblem.VersionNotFound(model, version)));
    return rows(model).then(change).then(read(model));
  }

  private Mono<List<VersionRow>> rows(String model) {
    return versions
        .of(model)
        .collectList()
        .filter(rows -> !rows.isEmpty())
        .switchIfEmpty(Mono.error(() -> new ModelNotFoundException(model)));
  }
}
