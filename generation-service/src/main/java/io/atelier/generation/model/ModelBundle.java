package io.atelier.generation.model;

import io.atelier.generation.model.ModelManifest.WeightsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A model folder: {@code model.json} and beside it the files it names. */
record ModelBundle(ModelManifest manifest, Resource json) {

  /**
   * Finds all bundles.
   *
   * @param pattern of their manifests' locations, such as {@code classpath*:models/*}{@code
   *     /model.json}
   */
  static List<ModelBundle> find(String pattern) {
    try {
      Resource[] manifests = new PathMatchingResourcePatternResolver().getResources(pattern);
      return Arrays.stream(manifests).map(ModelBundle::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Model bundles cannot be searched", e);
    }
  }

  private static ModelBundle read(Resource json) {
    try {
      return new ModelBundle(ModelManifest.parse(json.getContentAsByteArray()), json);
    } catch (IOException e) {
      throw new UncheckedIOException(json + " cannot be read", e);
    }
  }

  InstalledModel install(WeightsFile weights, WeightsStore store) {
    for (BundleFile file : manifest.needed(weights)) {
      store.install(file, resource(file.file()));
    }
    return manifest.installed(weights, store);
  }

  private Resource resource(String file) {
    try {
      return json.createRelative(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be found beside " + json, e);
    }
  }
}
