package io.atelier.generation.model;

import io.atelier.generation.model.ModelManifest.WeightsFile;
import io.atelier.generation.model.Route.Served;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models this process serves and who gets which version of them. It begins with the bundles
 * that came with the program; {@link RegistrySync} keeps it as the database has it.
 */
public final class ModelRegistry {

  private static final Logger log = LoggerFactory.getLogger(ModelRegistry.class);

  private final ModelProperties properties;
  private final List<ModelManifest> bundled;
  private final List<Consumer<InstalledModel>> preparations = new CopyOnWriteArrayList<>();
  private volatile Map<String, Route> routes;

  private ModelRegistry(
      ModelProperties properties, List<ModelManifest> bundled, Map<String, Route> routes) {
    this.properties = properties;
    this.bundled = bundled;
    this.routes = Map.copyOf(routes);
  }

  /**
   * Installs {@code bundles}, each of them for all users.
   *
   * @throws UnusableModelException if one of them must not be served
   */
  static ModelRegistry of(Collection<ModelBundle> bundles, ModelProperties properties) {
    WeightsStore store = new WeightsStore(properties.directory());
    Map<String, Route> routes = new HashMap<>();
    for (ModelBundle bundle : bundles) {
      ModelManifest manifest = bundle.manifest();
      WeightsFile weights = manifest.weights(properties.precision());
      Route route = Route.only(served(manifest, bundle.install(weights, store), properties));
      if (routes.putIfAbsent(manifest.name(), route) != null) {
        throw new UnusableModelException("Two bundles are called " + manifest.name(), null);
      }
    }
    List<ModelManifest> manifests = bundles.stream().map(ModelBundle::manifest).toList();
    ModelRegistry registry = new ModelRegistry(properties, manifests, routes);
    if (registry.live(null).isEmpty()) {
      log.warn("There is no model {}: requests that name none will fail", properties.defaultName());
    }
    return registry;
  }

  private static Served served(
      ModelManifest manifest, InstalledModel model, ModelProperties properties) {
    WeightsFile weights = manifest.weights(properties.precision());
    boolean isDefault = manifest.name().equals(properties.defaultName());
    return new Served(model, ModelCard.from(manifest, weights, isDefault));
  }

  /** A version of which the weights lie on this disk. */
  Served served(ModelManifest manifest, WeightsStore store) {
    WeightsFile weights = manifest.weights(properties.precision());
    return served(manifest, manifest.installed(weights, store), properties);
  }

  /** What came with the program. */
  List<ModelManifest> bundled() {
    return bundled;
  }

  Map<String, Route> routes() {
    return routes;
  }

  /**
   * Has each model prepared before anybody is sent to it. What {@code preparation} throws keeps the
   * routes as they are.
   */
  public void prepareBy(Consumer<InstalledModel> preparation) {
    preparations.add(preparation);
  }

  /**
   * Sends everybody the new way from now on; work under way ends where it began. Blocks while new
   * models are prepared: seconds.
   */
  void follow(Map<String, Route> changed) {
    List<InstalledModel> known = installed();
    for (InstalledModel model : models(changed)) {
      if (!known.contains(model)) {
        preparations.forEach(preparation -> preparation.accept(model));
      }
    }
    routes = Map.copyOf(changed);
  }

  /** The version that most get for {@code name}; null or blank asks for the default model. */
  public Optional<ModelVersion> live(@Nullable String name) {
    return installed(name).map(InstalledModel::version);
  }

  /**
   * The version that {@code owner} gets for {@code name}; null or blank asks for the default model.
   */
  public Optional<ModelVersion> route(@Nullable String name, String owner) {
    return installed(name, owner).map(InstalledModel::version);
  }

  /** Like {@link #live}, with what it takes to run the model. */
  public Optional<InstalledModel> installed(@Nullable String name) {
    return find(name).map(route -> route.main().model());
  }

  /** Like {@link #route}, with what it takes to run the model. */
  public Optional<InstalledModel> installed(@Nullable String name, String owner) {
    return find(name).map(route -> route.of(owner).model());
  }

  /**
   * What {@code owner} gets of the model that edits by instructions where a request names none;
   * empty if there is none.
   */
  public Optional<InstalledModel> editor(String owner) {
    return Optional.ofNullable(routes.get(properties.editModel()))
        .map(route -> route.of(owner).model());
  }

  /** The version that runs beside what users see; empty for none. */
  public Optional<InstalledModel> shadow(@Nullable String name) {
    return find(name).map(Route::shadow).map(Served::model);
  }

  /** All versions that anybody is sent to, the default model's first. */
  public List<InstalledModel> installed() {
    return models(routes);
  }

  private List<InstalledModel> models(Map<String, Route> of) {
    return of.entrySet().stream()
        .sorted(Comparator.comparing(entry -> !entry.getKey().equals(properties.defaultName())))
        .flatMap(entry -> entry.getValue().shares().stream())
        .map(share -> share.served().model())
        .toList();
  }

  private Optional<Route> find(@Nullable String name) {
    String asked = name == null || name.isBlank() ? properties.defaultName() : name;
    return Optional.ofNullable(routes.get(asked));
  }

  /** All models by name, as most users get them. */
  public List<ModelCard> list() {
    return cards().sorted(Comparator.comparing(ModelCard::name)).toList();
  }

  /** As most users get it; empty if there is no model of that name. */
  public Optional<ModelCard> card(String name) {
    return cards().filter(card -> card.name().equals(name)).findFirst();
  }

  /** As {@code owner} gets it; null or blank asks for the default model. */
  public Optional<ModelCard> card(@Nullable String name, String owner) {
    return find(name).map(route -> route.of(owner).card());
  }

  private Stream<ModelCard> cards() {
    return routes.values().stream().map(route -> route.main().card());
  }
}
