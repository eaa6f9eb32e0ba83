package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.Device;
import io.atelier.generation.diffusion.Sampler;
import io.atelier.generation.diffusion.Trajectory;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.TestModels;
import io.atelier.platform.image.PixelImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bundled {@code sketchpad}, a picture at a time. */
class SketchpadModelTest {

  private static final Size SIZE = new Size(256, 256);

  @TempDir static Path folder;

  private static LatentDiffusion sketchpad;
  private static TorchReference reference;

  @BeforeAll
  static void load() {
    InstalledModel model =
        TestModels.registry("classpath*:models/sketchpad/model.json", folder)
            .installed("sketchpad")
            .orElseThrow();
    sketchpad =
        LatentDiffusion.load(model, Objects.requireNonNull(model.diffusion()), Device.cpu());
    reference = TorchReference.of("/text-models/sketchpad-reference.json");
  }

  @AfterAll
  static void close() {
    sketchpad.close();
  }

  @Test
  void readsWordsAsItsTrainingDid() throws IOException {
    JsonNode examples =
        JsonMapper.shared()
            .readTree(Files.readAllBytes(Path.of("models/sketchpad/tokenizer-examples.json")));

    assertThat(examples).hasSizeGreaterThan(5);
    TorchReference.assertReads(examples, sketchpad::ids);
  }

  /** As its export wrote it down, by the network before it became ONNX. */
  @Test
  void drawsWhatPyTorchDraws() {
    float[] expected = reference.floats("latents");
    int steps = reference.json().path("steps").asInt();
    Drawing drawing =
        new Drawing(
            null,
            steps,
            reference.json().path("guidance").asDouble(),
            null,
            Sampler.named("ddim").orElseThrow(),
            null,
            null,
            null);

    float[] drawn =
        sketchpad.sample(
            reference.json().path("prompt").asString(),
            drawing,
            new Trajectory(reference.floats("noise"), null, steps, 0),
            SIZE,
            null,
            Progress.NONE,
            () -> false);

    TorchReference.assertClose(drawn, expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a red heart in the snow", "a crimson heart in winter", "雪地里的一颗红心"})
  void drawsTheThingInItsColour(String prompt) {
    double[] middle = middleOf(drawn(prompt, 4, null));

    assertThat(middle[0]).isGreaterThan(2 * middle[1]).isGreaterThan(2 * middle[2]);
  }

  @Test
  void drawsColoursApart_thatItNeverSawOnTheThing() {
    double[] orange = middleOf(drawn("an orange heart by day", 4, null));
    double[] blue = middleOf(drawn("a blue heart by day", 4, null));

    assertThat(orange[0]).isGreaterThan(1.5 * orange[2]);
    assertThat(blue[2]).isGreaterThan(1.5 * blue[0]);
  }

  @Test
  void drawsNightDarker() {
    assertThat(mean(drawn("a blue house at night", 9, null)))
        .isLessThan(0.6 * mean(drawn("a blue house in the snow by day", 9, null)));
  }

  @Test
  void keepsTheStartingPicture_whereLittleIsDrawnAnew() {
    PixelImage start = drawn("a yellow star in a meadow by day", 3, null);
    Drawing little = new Drawing(null, 20, null, null, null, 0.2, SIZE.width(), SIZE.height());

    PixelImage again =
        sketchpad.draw("a yellow star", little, 5, start, SIZE, Progress.NONE, () -> false);

    assertThat(Decibels.between(start, again)).isGreaterThan(18);
  }

  @ParameterizedTest
  @ValueSource(strings = {"an octopus", "hello there", "a meadow at night", "你好"})
  void refusesWhatItCannotDraw(String prompt) {
    assertThatExceptionOfType(PromptProblem.UnknownInstruction.class)
        .isThrownBy(() -> drawn(prompt, 1, null))
        .withMessageContaining("butterfly");
  }

  @Test
  void takesAnyWords_asWhatShallNotBe() {
    assertThat(drawn("a red car", 2, "octopus, blurry").width()).isEqualTo(SIZE.width());
  }

  private static PixelImage drawn(String prompt, long seed, @Nullable String negative) {
    Drawing drawing =
        new Drawing(negative, 10, null, null, null, null, SIZE.width(), SIZE.height());
    return sketchpad.draw(prompt, drawing, seed, null, SIZE, Progress.NONE, () -> false);
  }

  /** Red, green and blue of the middle 40 pixels square. */
  private static double[] middleOf(PixelImage image) {
    double[] sums = new double[3];
    for (int y = 98; y < 138; y++) {
      for (int x = 108; x < 148; x++) {
        for (int c = 0; c < 3; c++) {
          sums[c] += (image.data()[(y * image.width() + x) * 3 + c] & 0xFF) / 1600.0;
        }
      }
    }
    return sums;
  }

  private static double mean(PixelImage image) {
    double sum = 0;
    for (byte sample : image.data()) {
      sum += sample & 0xFF;
    }
    return sum / image.data().length;
  }
}
