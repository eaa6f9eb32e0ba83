package io.atelier.render.delivery;

import io.atelier.platform.web.FieldProblem;
import io.atelier.render.asset.AssetPictures;
import io.atelier.render.scene.Scene;
import io.atelier.render.spec.Draft;
import io.atelier.render.spec.Fields;
import io.atelier.render.spec.Materials;
import io.atelier.render.spec.SceneReader;
import io.atelier.render.spec.SpecProblem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads scenes, and fetches what they name. */
@Component
public final class Scenes {
  private final SceneReader reader;
  private final AssetPictures assets;

  Scenes(SceneReader reader, AssetPictures assets) {
    this.reader = reader;
    this.assets = assets;
  }

  /**
   * Reads a scene and hands it to {@code use}. Fails with a {@code SpecProblem} for wrong values,
   * or with a problem that says what cannot be fetched.
   *
   * @param values fresh fields at each call: reading writes problems down in them
   * @param uploads picture files that came with the request, by reference
   */
  public Mono<Void> use(
      Supplier<Fields> values, Map<String, byte[]> uploads, Function<ReadScene, Mono<Void>> use) {
    return Mono.defer(
        () -> {
          Draft draft = reader.read(values.get(), Materials.NONE);
          if (draft.complete()) {
            return use.apply(new ReadScene(draft.scene(), List.of()));
          }
          if (!draft.fonts().isEmpty()) {
            return Mono.error(noSuchFont(draft));
          }
          return assets.with(
              draft.pictures(),
              uploads,
              pictures -> {
                var materials = new Materials(pictures, Map.of());
                Scene scene = reader.read(values.get(), materials).scene();
                return use.apply(new ReadScene(scene, List.of()));
              });
        });
  }

  /** Completes if the values are right, without fetching anything; else as {@link #read}. */
  public Mono<Void> check(Supplier<Fields> values) {
    return Mono.fromRunnable(() -> reader.read(values.get(), Materials.NONE));
  }

  private static SpecProblem noSuchFont(Draft draft) {
    String names = String.join(", ", draft.fonts());
    return new SpecProblem.InvalidFields(
        List.of(new FieldProblem("font", "names fonts that cannot be had: " + names)));
  }
}
