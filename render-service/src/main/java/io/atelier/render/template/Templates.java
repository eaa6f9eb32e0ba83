package io.atelier.render.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atelier.render.delivery.ReadScene;
import io.atelier.render.delivery.Scenes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds templates, keeps users' own, fills them. */
@Component
final class Templates {
  private static final int REMEMBERED = 1_000;

  private final ShippedTemplates shipped;
  private final TemplateRepository rows;
  private final Scenes scenes;
  private final TemplateProperties properties;

  /** By owner, name and version asked for, so that a busy template costs no statement a picture. */
  private final Cache<Key, Template> lately;

  Templates(
      ShippedTemplates shipped,
      TemplateRepository rows,
      Scenes scenes,
      TemplateProperties properties) {
    this.shipped = shipped;
    this.rows = rows;
    this.scenes = scenes;
    this.properties = properties;
    this.lately =
        Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(properties.stale()).build();
  }

  private record Key(long owner, TemplateName name) {}

  /** One that comes with Atelier; fails with {@link TemplateProblem.NotFound}. */
  Mono<Template> find(TemplateName name) {
    Template found = shipped.find(name);
    return found == null
        ? Mono.error(() -> new TemplateProblem.NotFound(name.name()))
        : Mono.just(found);
  }

  /** A user's; fails with {@link TemplateProblem.NotFound}. */
  Mono<Template> find(long owner, TemplateName name) {
    var key = new Key(owner, name);
    Template known = lately.getIfPresent(key);
    return known != null
        ? Mono.just(known)
        : rows.find(owner, name.name(), name.version())
            .doOnNext(template -> lately.put(key, template))
            .switchIfEmpty(Mono.error(() -> new TemplateProblem.NotFound(name.name())));
  }

  Mono<List<Template>> list(long owner) {
    return rows.list(owner).collectList();
  }

  List<Template> shipped() {
    return List.copyOf(shipped.all());
  }

  /**
   * Keeps another version, once a preview of it could be read; fails with a {@code SpecProblem} or
   * {@link TemplateProblem.TooMany}.
   */
  Mono<Template> save(long owner, String name, boolean open, Map<String, ?> written) {
    return Mono.fromCallable(() -> Document.read(written))
        .delayUntil(document -> scenes.check(() -> document.filled(document.shown(Map.of()))))
        .delayUntil(document -> requireRoom(owner, name))
        .flatMap(document -> rows.save(owner, name, open, written))
        .delayUntil(version -> rows.prune(owner, name, version - properties.versions() + 1))
        .doOnNext(version -> forget(owner, name))
        .flatMap(version -> find(owner, new TemplateName(name, version)));
  }

  /** Deletes all versions; fails with {@link TemplateProblem.NotFound}. */
  Mono<Void> delete(long owner, String name) {
    return rows.delete(owner, name)
        .filter(deleted -> deleted > 0)
        .switchIfEmpty(Mono.error(() -> new TemplateProblem.NotFound(name)))
        .doOnNext(deleted -> forget(owner, name))
        .then();
  }

  /** Hands the scene of a template with these values on; fails with a {@code SpecProblem}. */
  Mono<Void> use(Document document, Map<String, ?> values, Function<ReadScene, Mono<Void>> use) {
    return scenes.use(() -> document.filled(values), Map.of(), use);
  }

  private Mono<Void> requireRoom(long owner, String name) {
    return rows.countOthers(owner, name)
        .filter(others -> others >= properties.perUser())
        .flatMap(others -> Mono.error(() -> new TemplateProblem.TooMany(properties.perUser())));
  }

  private void forget(long owner, String name) {
    lately.asMap().keySet().removeIf(key -> key.owner() == owner && key.name().name().equals(name));
  }
}
