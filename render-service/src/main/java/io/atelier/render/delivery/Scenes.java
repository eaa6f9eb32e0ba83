package io.atelier.render.delivery;

import io.atelier.platform.web.FieldProblem;
import io.atelier.render.asset.AssetPictures;
import io.atelier.render.scene.Picture;
import io.atelier.render.spec.Draft;
import io.atelier.render.spec.Fields;
import io.atelier.render.spec.Materials;
import io.atelier.render.spec.SceneReader;
import io.atelier.render.spec.SpecProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads scenes, and fetches what they name. */
@Component
public final class Scenes {
  private static final int FETCHES_AT_ONCE = 4;

  private final SceneReader reader;
  private final AssetPictures assets;

  Scenes(SceneReader reader, AssetPictures assets) {
    this.reader = reader;
    this.assets = assets;
  }

  /**
   * Fails with a {@code SpecProblem} for wrong values, or with a problem that says what cannot be
   * fetched.
   *
   * @param values fresh fields at each call: reading writes problems down in them
   * @param uploads pictures that came with the request, by reference
   */
  public Mono<ReadScene> read(Supplier<Fields> values, Map<String, Picture> uploads) {
    return Mono.defer(
        () -> {
          Draft draft = reader.read(values.get(), new Materials(uploads, Map.of()));
          return draft.complete()
              ? Mono.just(new ReadScene(draft.scene(), List.of()))
              : materials(draft, uploads)
                  .map(materials -> reader.read(values.get(), materials).scene())
                  .map(scene -> new ReadScene(scene, List.of()));
        });
  }

  /** Completes if the values are right, without fetching anything; else as {@link #read}. */
  public Mono<Void> check(Supplier<Fields> values) {
    return Mono.fromRunnable(() -> reader.read(values.get(), Materials.NONE));
  }

  private Mono<Materials> materials(Draft draft, Map<String, Picture> uploads) {
    if (!draft.fonts().isEmpty()) {
      return Mono.error(() -> noSuchFont(draft));
    }
    return Flux.fromIterable(draft.pictures())
        .flatMap(
            reference -> assets.load(reference).map(picture -> Map.entry(reference, picture)),
            FETCHES_AT_ONCE)
        .collect(
            () -> new HashMap<>(uploads), (all, entry) -> all.put(entry.getKey(), entry.getValue()))
        .map(pictures -> new Materials(pictures, Map.of()));
  }

  private static SpecProblem noSuchFont(Draft draft) {
    String names = String.join(", ", draft.fonts());
    return new SpecProblem.InvalidFields(
        List.of(new FieldProblem("font", "names fonts that cannot be had: " + names)));
  }
}
