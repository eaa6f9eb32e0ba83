package io.atelier.generation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelRegistryTest {

  private static final String MANIFEST =
      """
      {"name": "sketch", "version": "3", "kind": "image-to-image", "description": "d", "licence": "l",
       "stride": 8, "range": [-1, 1], "workingPixels": 512, "author": "ignored",
       "files": [
         {"precision": "int8", "file": "sketch-int8.pt", "format": "torchscript", "bytes": 4,
          "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
         {"precision": "fp32", "file": "sketch-fp32.pt", "format": "torchscript", "bytes": 5,
          "sha256": "f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2"}]}
      """;

  @TempDir Path folder;

  @Test
  void servesThePreferredPrecision() throws IOException {
    ModelRegistry int8 = registry(MANIFEST, "int8");
    ModelRegistry fp32 = registry(MANIFEST, "fp32");
    ModelRegistry other = registry(MANIFEST, "fp16");

    assertThat(int8.live("sketch").orElseThrow().precision()).isEqualTo("int8");
    assertThat(fp32.live("sketch").orElseThrow().precision()).isEqualTo("fp32");
    assertThat(other.live("sketch").orElseThrow().precision()).isEqualTo("int8");
  }

  @Test
  void givesTheDefaultModel_whenNoNameIsGiven() throws IOException {
    ModelRegistry registry = registry(MANIFEST, "int8");

    assertThat(registry.live(null)).isEqualTo(registry.live("sketch")).isPresent();
    assertThat(registry.live(" ")).isEqualTo(registry.live("sketch"));
    assertThat(registry.live("nobody")).isEmpty();
    assertThat(registry.list()).singleElement().matches(ModelCard::isDefault);
  }

  @Test
  void unpacksWeightsIntoAFolderOfTheirDigest() throws IOException {
    InstalledModel model = registry(MANIFEST, "int8").installed("sketch").orElseThrow();

    assertThat(model.weights()).hasContent("test").hasParentRaw(installed(model.version()));
    assertThat(model.samples()).isEqualTo(new Samples(-1, 1, false));
    assertThat(model.canvas()).isEqualTo(Canvas.free(8, 512));
  }

  @Test
  void readsWhatAFixedNetworkTakes() throws IOException {
    String manifest =
        MANIFEST.replace("\"stride\": 8", "\"inputSize\": [720, 480], \"channels\": \"bgr\"");

    InstalledModel model = registry(manifest, "int8").installed("sketch").orElseThrow();

    assertThat(model.samples().bgr()).isTrue();
    assertThat(model.canvas()).isEqualTo(new Canvas(1, 704, 720, 480, 96, true));
  }

  @Test
  void unpacksAgain_whenTheFileOnDiskWasChanged() throws IOException {
    Path weights = registry(MANIFEST, "int8").installed("sketch").orElseThrow().weights();
    Files.writeString(weights, "tampered");

    registry(MANIFEST, "int8");

    assertThat(weights).hasContent("test");
  }

  @Test
  void refusesWeightsWithAnotherDigest() {
    String manifest = MANIFEST.replace("9f86d081", "00000000");

    assertThatThrownBy(() -> registry(manifest, "int8"))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("9f86d081")
        .hasMessageContaining("00000000");
    assertThat(folder.resolve("installed")).isDirectoryNotContaining("glob:**.pt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'torchscript'     | 'pickle'          | 'pickle'",
        "'\"stride\": 8'   | '\"stride\": 0'   | stride is 0",
        "'[-1, 1]'         | '[1, -1]'         | range is [1.0, -1.0]",
        "'sketch-int8.pt'  | '../etc/passwd'   | is no file name",
        "'\"sketch\"'      | '\"../sketch\"'   | is no name",
        "'\"stride\": 8'   | '\"channels\": \"gbr\"' | channels are gbr",
        "'\"stride\": 8'   | '\"inputSize\": [720]' | inputSize is [720]",
        "'\"stride\": 8'   | '\"inputSize\": [8, 8]' | a pass is 8 x 8",
        "'\"stride\": 8'   | '\"tilePixels\": 9000' | a pass is 9000 x 9000",
        "'\"stride\": 8'   | '\"overlap\": 300'    | overlap is 300",
        "'\"workingPixels\"' | '\"left\"'          | workingPixels are missing",
        "'9f86d081'        | 'XYZ'             | a sha256 is missing",
        "'\"files\": ['    | '\"left\": ['     | there are no weights",
        "'{\"name\"'       | '\"name\"'        | is not understood",
      })
  void refusesManifestsItDoesNotUnderstand(String old, String replaced, String complaint) {
    String manifest = MANIFEST.replace(old, replaced);

    assertThatThrownBy(() -> registry(manifest, "int8"))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void refusesTwoBundlesOfOneName() throws IOException {
    List<ModelBundle> bundles = bundles(MANIFEST);
    List<ModelBundle> doubled = List.of(bundles.getFirst(), bundles.getFirst());

    assertThatThrownBy(() -> ModelRegistry.of(doubled, properties("int8")))
        .isInstanceOf(UnusableModelException.class);
  }

  private ModelRegistry registry(String manifest, String precision) throws IOException {
    return ModelRegistry.of(bundles(manifest), properties(precision));
  }

  private ModelProperties properties(String precision) {
    return TestModels.properties(folder.resolve("installed"), "sketch", precision);
  }

  private Path installed(ModelVersion version) {
    return folder.resolve("installed").resolve(version.sha256());
  }

  private List<ModelBundle> bundles(String manifest) throws IOException {
    Path bundle = Files.createDirectories(folder.resolve("models/sketch"));
    Files.writeString(bundle.resolve("model.json"), manifest);
    Files.writeString(bundle.resolve("sketch-int8.pt"), "test");
    Files.writeString(bundle.resolve("sketch-fp32.pt"), "test\n");
    return ModelBundle.find("file:" + folder + "/models/*/model.json");
  }
}
