package io.atelier.generation.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The tiny models of {@code src/test/resources/test-models}; {@code tiny} is the default. */
public final class TestModels {

  private static final String BUNDLES = "classpath:test-models/*/model.json";

  private static final String TEXT_BUNDLES = "classpath:text-models/*/model.json";
  private static final String EDIT = "classpath*:models/edit/model.json";
  private static final String SKETCHPAD = "classpath*:models/sketchpad/model.json";

  private TestModels() {}

  /** Unpacked to {@code directory}. */
  public static ModelRegistry registry(Path directory) {
    return ModelRegistry.of(ModelBundle.find(BUNDLES), properties(directory, "tiny", "fp32"));
  }

  /**
   * All tiny models, of which {@code tiny} is the default, and the bundled {@code edit} and {@code
   * sketchpad}.
   */
  public static ModelRegistry all(Path directory) {
    return all(directory, "edit");
  }

  /**
   * The same.
   *
   * @param editModel by which photos are edited where a request names none
   */
  public static ModelRegistry all(Path directory, String editModel) {
    return ModelRegistry.of(
        Stream.of(BUNDLES, TEXT_BUNDLES, EDIT, SKETCHPAD)
            .flatMap(pattern -> ModelBundle.find(pattern).stream())
            .toList(),
        properties(directory, "tiny", editModel, "fp32"));
  }

  /** The tiny models of {@code src/test/resources/text-models}, which go by words. */
  public static ModelRegistry textModels(Path directory) {
    return ModelRegistry.of(
        ModelBundle.find(TEXT_BUNDLES), properties(directory, "tiny-edit", "fp32"));
  }

  /** What export-diffusers made of tiny published folders. */
  public static ModelRegistry diffusersModels(Path directory) {
    return ModelRegistry.of(
        ModelBundle.find("classpath:diffusers-models/*/model.json"),
        properties(directory, "tiny-diffusers", "fp32"));
  }

  /** The same, but however large a picture is, {@code tiny} paints it in one pass. */
  public static ModelRegistry registryWithOnePass(Path directory) {
    List<ModelBundle> bundles =
        ModelBundle.find(BUNDLES).stream()
            .map(bundle -> new ModelBundle(inOnePass(bundle.manifest()), bundle.json()))
            .toList();
    return ModelRegistry.of(bundles, properties(directory, "tiny", "fp32"));
  }

  static ModelProperties properties(Path directory, String defaultName, String precision) {
    return properties(directory, defaultName, "edit", precision);
  }

  private static ModelProperties properties(
      Path directory, String defaultName, String editModel, String precision) {
    return new ModelProperties(
        directory,
        directory.resolve("brought"),
        defaultName,
        editModel,
        precision,
        Duration.ofMillis(50),
        Duration.ofDays(7));
  }

  private static ModelManifest inOnePass(ModelManifest model) {
    return new ModelManifest(
        model.name(),
        model.version(),
        model.kind(),
        model.description(),
        model.licence(),
        model.stride(),
        model.range(),
        model.channels(),
        model.workingPixels(),
        null,
        1280,
        model.overlap(),
        model.files(),
        model.parts(),
        model.text(),
        model.diffusion());
  }

  /** One model, also the default, brought in from outside. */
  public static ModelRegistry registry(ModelManifest model, Path weights, Path directory)
      throws IOException {
    Path bundle = Files.createDirectories(directory.resolve("bundle"));
    Files.write(bundle.resolve("model.json"), model.toJson());
    Files.copy(weights, bundle.resolve(model.files().getFirst().file()));
    return ModelRegistry.of(
        ModelBundle.find("file:" + bundle + "/model.json"),
        properties(directory.resolve("installed"), model.name(), "fp32"));
  }

  /** The bundles at {@code pattern} in this precision, {@code anime} by default. */
  public static ModelRegistry registry(String pattern, Path directory, String precision) {
    return ModelRegistry.of(ModelBundle.find(pattern), properties(directory, "anime", precision));
  }

  /** The bundles at {@code pattern}, served as in production. */
  public static ModelRegistry registry(String pattern, Path directory) {
    return ModelRegistry.of(ModelBundle.find(pattern), properties(directory, "anime", "int8"));
  }
}
