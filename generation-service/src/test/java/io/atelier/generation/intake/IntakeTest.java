package io.atelier.generation.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atelier.generation.OnnxNetwork;
import io.atelier.generation.model.ModelManifest;
import io.atelier.generation.model.Samples;
import io.atelier.generation.model.WeightsFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {

  private static final Path TINY = Path.of("src/test/resources/test-models/tiny/tiny-fp32.pt");

  @TempDir Path folder;

  @Test
  void takesAnOnnxNetworkOfAnySize() throws IOException {
    ModelManifest model = admit(file(OnnxNetwork.negative(0, 0)), candidate());

    assertThat(model.inputSize()).isNull();
    assertThat(model.stride()).isEqualTo(1);
    assertThat(model.files().getFirst().format()).isEqualTo(WeightsFormat.ONNX);
    assertThat(model.range()).containsExactly(0f, 255f);
  }

  @Test
  void takesAnOnnxNetworkOfOneSize() throws IOException {
    ModelManifest model = admit(file(OnnxNetwork.negative(96, 128)), candidate());

    assertThat(model.inputSize()).containsExactly(128, 96);
  }

  @Test
  void takesATorchScriptNetwork_whateverItsFileIsCalled() throws IOException {
    ModelManifest model = admit(file(Files.readAllBytes(TINY)), candidate());

    assertThat(model.files().getFirst().format()).isEqualTo(WeightsFormat.TORCHSCRIPT);
    assertThat(model.stride()).isEqualTo(4);
    assertThat(model.files().getFirst().file()).isEqualTo("mine.pt");
  }

  @Test
  void believesWhoeverKnowsHowTheNetworkCountsColour() throws IOException {
    Candidate told = new Candidate("mine", null, "d", "MIT", null, new Samples(-1, 1, true));

    ModelManifest model = admit(file(OnnxNetwork.negative(0, 0)), told);

    assertThat(model.range()).containsExactly(-1f, 1f);
    assertThat(model.channels()).isEqualTo("bgr");
    assertThat(model.licence()).isEqualTo("MIT");
  }

  @Test
  void writesAManifestItCanRead() throws IOException {
    ModelManifest model = admit(file(OnnxNetwork.negative(96, 128)), candidate());

    assertThat(ModelManifest.parse(model.toJson())).isEqualTo(model);
  }

  @Test
  void refusesAnotherDigestThanTheAllowedOne() {
    Candidate allowed = new Candidate("mine", null, null, null, "0".repeat(64), null);

    assertThatThrownBy(() -> admit(file(OnnxNetwork.negative(0, 0)), allowed))
        .isInstanceOf(ModelRefused.class)
        .hasMessageContaining("allowed is 0000");
  }

  @Test
  void refusesPickles() {
    byte[] bare = {
      (byte) 0x80, 2, 'c', 'o', 's', '\n', 's', 'y', 's', 't', 'e', 'm', '\n', 0, 0, 0
    };

    assertRefused(bare, "a pickle");
    assertRefused(zip("archive/data.pkl", "archive/data/0", "archive/version"), "a pickle");
  }

  @Test
  void refusesArchivesWithoutANetworksCode() {
    assertRefused(zip("x/readme.txt"), "not one that TorchScript writes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "GIF89a and more of it", "\u0008\u0007 but then nothing of it"})
  void refusesWhateverElse(String content) {
    assertThatThrownBy(() -> admit(file(content.getBytes(StandardCharsets.UTF_8)), candidate()))
        .isInstanceOf(ModelRefused.class);
  }

  @Test
  void refusesOnnxFilesThatReachOutside() {
    assertRefused(OnnxNetwork.negativeWithWeightsElsewhere(), "in other files");
    assertRefused(OnnxNetwork.negativeBy("evil.ops"), "operators of evil.ops");
  }

  @Test
  void refusesNetworksThatGiveNoPicture() {
    assertRefused(OnnxNetwork.mean(), "does not give a picture of the size it is given");
  }

  @Test
  void refusesTruncatedOnnxFiles() {
    byte[] whole = OnnxNetwork.negative(0, 0);
    for (int length = 16; length < whole.length - 1; length += 7) {
      byte[] part = Arrays.copyOf(whole, length);

      assertThatThrownBy(() -> admit(file(part), candidate())).isInstanceOf(ModelRefused.class);
    }
  }

  private void assertRefused(byte[] content, String reason) {
    assertThatThrownBy(() -> admit(file(content), candidate()))
        .isInstanceOf(ModelRefused.class)
        .hasMessageContaining(reason);
  }

  private static ModelManifest admit(Path file, Candidate candidate) {
    return Intake.admit(file, candidate, "1");
  }

  private static Candidate candidate() {
    return new Candidate("mine", null, null, null, null, null);
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("upload"), content);
  }

  private byte[] zip(String... names) {
    Path file = folder.resolve("zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : List.of(names)) {
        zip.putNextEntry(new ZipEntry(name));
      }
      zip.finish();
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
