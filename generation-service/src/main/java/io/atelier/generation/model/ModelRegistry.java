package io.atelier.generation.model;

import io.atelier.generation.model.ModelManifest.WeightsFile;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models this process serves, read once at its start. */
public final class ModelRegistry {

  private static final Logger log = LoggerFactory.getLogger(ModelRegistry.class);

  private final Map<String, InstalledModel> models = new HashMap<>();
  private final Map<String, ModelCard> cards = new HashMap<>();
  private final String defaultName;

  private ModelRegistry(String defaultName) {
    this.defaultName = defaultName;
  }

  /**
   * Installs {@code bundles}.
   *
   * @throws UnusableModelException if one of them must not be served
   */
  static ModelRegistry of(Collection<ModelBundle> bundles, ModelProperties properties) {
    ModelRegistry registry = new ModelRegistry(properties.defaultName());
    WeightsStore store = new WeightsStore(properties.directory());
    for (ModelBundle bundle : bundles) {
      registry.add(bundle, bundle.manifest().weights(properties.precision()), store);
    }
    if (registry.live(null).isEmpty()) {
      log.warn("There is no model {}: requests that name none will fail", properties.defaultName());
    }
    return registry;
  }

  private void add(ModelBundle bundle, WeightsFile weights, WeightsStore store) {
    String name = bundle.manifest().name();
    InstalledModel model = bundle.install(weights, store);
    if (models.putIfAbsent(name, model) != null) {
      throw new UnusableModelException("Two bundles are called " + name, null);
    }
    cards.put(name, ModelCard.from(bundle.manifest(), weights, name.equals(defaultName)));
  }

  /** The version that serves {@code name} now; null or blank asks for the default model. */
  public Optional<ModelVersion> live(@Nullable String name) {
    return installed(name).map(InstalledModel::version);
  }

  /** Like {@link #live}, with what it takes to run the model. */
  public Optional<InstalledModel> installed(@Nullable String name) {
    return Optional.ofNullable(models.get(name == null || name.isBlank() ? defaultName : name));
  }

  public Collection<InstalledModel> installed() {
    return List.copyOf(models.values());
  }

  /** All models by name. */
  public List<ModelCard> list() {
    return cards.values().stream().sorted(Comparator.comparing(ModelCard::name)).toList();
  }

  /** Empty if there is no model of that name. */
  public Optional<ModelCard> card(String name) {
    return Optional.ofNullable(cards.get(name));
  }
}
