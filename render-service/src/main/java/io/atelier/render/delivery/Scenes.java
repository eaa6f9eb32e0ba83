package io.atelier.render.delivery;

import io.atelier.render.asset.AssetPictures;
import io.atelier.render.font.FontFamily;
import io.atelier.render.font.user.FontLoader;
import io.atelier.render.font.user.LoadedFont;
import io.atelier.render.scene.Picture;
import io.atelier.render.spec.Draft;
import io.atelier.render.spec.Fields;
import io.atelier.render.spec.Materials;
import io.atelier.render.spec.SceneReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads scenes, and fetches what they name. */
@Component
public final class Scenes {
  private static final int FONTS_AT_ONCE = 4;

  private final SceneReader reader;
  private final AssetPictures assets;
  private final FontLoader fonts;

  Scenes(SceneReader reader, AssetPictures assets, FontLoader fonts) {
    this.reader = reader;
    this.assets = assets;
    this.fonts = fonts;
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
          return loaded(draft.fonts())
              .flatMap(
                  loaded ->
                      assets.with(
                          draft.pictures(),
                          uploads,
                          pictures -> use.apply(complete(values.get(), pictures, loaded))));
        });
  }

  /** Completes if the values are right, without fetching anything; else as {@link #read}. */
  public Mono<Void> check(Supplier<Fields> values) {
    return Mono.fromRunnable(() -> reader.read(values.get(), Materials.NONE));
  }

  private Mono<Map<String, LoadedFont>> loaded(Set<String> names) {
    return Flux.fromIterable(names)
        .flatMap(name -> fonts.load(name).map(font -> Map.entry(name, font)), FONTS_AT_ONCE)
        .collect(TreeMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue()));
  }

  private ReadScene complete(
      Fields values, Map<String, Picture> pictures, Map<String, LoadedFont> loaded) {
    Map<String, FontFamily> families = new HashMap<>();
    List<String> standIns = new ArrayList<>();
    loaded.forEach(
        (name, font) -> {
          families.put(name, font.family());
          if (font.fallback()) {
            standIns.add(name);
          }
        });
    return new ReadScene(reader.read(values, new Materials(pictures, families)).scene(), standIns);
  }
}
