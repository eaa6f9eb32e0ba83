package io.atelier.generation.model;

import io.atelier.generation.model.ModelManifest.WeightsFile;
import io.atelier.generation.model.Route.Served;
import io.atelier.generation.model.Route.Share;
import io.atelier.platform.objectstore.ObjectStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps this process' registry as the database has it: tells the database of bundled models, then
 * looks for changes, fetching weights that are not on this disk. What cannot be had is left out
 * with a warning and tried again; the routes before stay.
 */
@Component
final class RegistrySync implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RegistrySync.class);
  private static final String PROGRAM = "atelier";
  private static final int ROUNDS_BETWEEN_TRIES = 30;

  private final ModelRegistry registry;
  private final ModelVersions versions;
  private final ObjectStore objects;
  private final ModelProperties properties;
  private final WeightsStore store;
  private final Disposable.Swap rounds = Disposables.swap();
  private volatile List<VersionRow> seen = List.of();
  private final AtomicInteger missed = new AtomicInteger();

  RegistrySync(
      ModelRegistry registry,
      ModelVersions versions,
      ObjectStore objects,
      ModelProperties properties) {
    this.registry = registry;
    this.versions = versions;
    this.objects = objects;
    this.properties = properties;
    this.store = new WeightsStore(properties.directory());
  }

  @Override
  public void start() {
    rounds.update(
        announceBundled()
            .then(refresh())
            .onErrorResume(RegistrySync::warn)
            .repeatWhen(rounds -> rounds.delayElements(properties.refresh()))
            .subscribe());
  }

  /** Bundled models in a new version go live, unless somebody chose another way for them. */
  private Mono<Void> announceBundled() {
    return Flux.fromIterable(registry.bundled())
        .filter(manifest -> seen.stream().noneMatch(row -> isOf(row, manifest)))
        .concatMap(
            manifest ->
                versions
                    .add(manifest, true, PROGRAM)
                    .filter(added -> added)
                    .flatMap(added -> goLive(manifest)))
        .then();
  }

  private static boolean isOf(VersionRow row, ModelManifest manifest) {
    return row.model().equals(manifest.name()) && row.version().equals(manifest.version());
  }

  private Mono<Boolean> goLive(ModelManifest manifest) {
    return versions
        .of(manifest.name())
        .filter(row -> row.weight() > 0)
        .all(VersionRow::bundled)
        .filter(onlyBundled -> onlyBundled)
        .flatMap(
            yes ->
                versions.split(
                    manifest.name(),
                    Map.of(manifest.version(), 100),
                    PROGRAM,
                    "came with Atelier"));
  }

  private Mono<Void> refresh() {
    return versions
        .all()
        .collectList()
        .filter(rows -> !rows.equals(seen) || isTimeToTryAgain())
        .flatMap(this::follow)
        .then(prune());
  }

  /** Only now and then: weights that are nowhere to be had stay so for a while. */
  private boolean isTimeToTryAgain() {
    return missed.get() > 0 && missed.incrementAndGet() % ROUNDS_BETWEEN_TRIES == 0;
  }

  private Mono<Void> follow(List<VersionRow> rows) {
    return Flux.fromIterable(rows)
        .filter(row -> row.weight() > 0 || row.shadow())
        .concatMap(this::fetch)
        .then(Mono.fromRunnable(() -> route(rows)).subscribeOn(Schedulers.boundedElastic()))
        .then(); // routing prepares new models: seconds
  }

  private Mono<Void> fetch(VersionRow row) {
    return Flux.fromIterable(row.manifest().needed(weights(row))).concatMap(this::fetch).then();
  }

  private WeightsFile weights(VersionRow row) {
    return row.manifest().weights(properties.precision());
  }

  private Mono<Void> fetch(BundleFile needed) {
    return Mono.fromCallable(() -> store.has(needed))
        .subscribeOn(Schedulers.boundedElastic()) // digests a file of megabytes
        .filter(has -> !has)
        .flatMap(missing -> objects.get(ModelFiles.key(needed.sha256())))
        .publishOn(Schedulers.boundedElastic()) // writes it
        .doOnNext(file -> store.install(needed, new ByteArrayResource(file.body())))
        .then();
  }

  private void route(List<VersionRow> rows) {
    Map<String, List<Share>> shares = new HashMap<>();
    Map<String, Served> shadows = new HashMap<>();
    boolean complete = true;
    for (VersionRow row : rows) {
      if (row.weight() == 0 && !row.shadow()) {
        continue;
      }
      if (!row.manifest().needed(weights(row)).stream().allMatch(store::has)) {
        log.warn("The weights of {} {} are nowhere to be had", row.model(), row.version());
        complete = false;
        continue;
      }
      Served served = registry.served(row.manifest(), store);
      if (row.shadow()) {
        shadows.put(row.model(), served);
      } else {
        shares
            .computeIfAbsent(row.model(), model -> new ArrayList<>())
            .add(new Share(served, row.weight()));
      }
    }
    Map<String, Route> routes = new HashMap<>(registry.routes());
    shares.forEach((model, parts) -> routes.put(model, new Route(parts, shadows.get(model))));
    registry.follow(routes);
    log.info("Models follow the registry: {}", routes.keySet());
    missed.set(complete ? 0 : 1);
    seen = rows;
  }

  private Mono<Void> prune() {
    return versions
        .prune(properties.keepRetired())
        .concatMap(sha256 -> objects.delete(ModelFiles.key(sha256)))
        .then();
  }

  private static Mono<Void> warn(Throwable cause) {
    log.warn("The model registry cannot be read; what was known stays", cause);
    return Mono.empty();
  }

  @Override
  public void stop() {
    rounds.dispose();
  }

  @Override
  public boolean isRunning() {
    Disposable round = rounds.get();
    return round != null && !round.isDisposed();
  }
}
