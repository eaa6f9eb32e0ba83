package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.TestModels;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.PixelImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bundled {@code edit} on a real photo, the left half of one of the cards' pictures. */
class EditModelTest {

  private static final Path MODELS = Path.of("models");
  private static final ImageCodec CODEC = ImageCodec.best();

  @TempDir static Path folder;

  private static ModelRegistry models;
  private static InferenceEngine engine;
  private static PixelImage photo;

  @BeforeAll
  static void start() throws IOException {
    models = TestModels.registry("classpath*:models/edit/model.json", folder);
    assumeTrue(models.installed("edit").isPresent(), "it does not come with this build");
    engine = TestEngines.start(models);
    byte[] file = Files.readAllBytes(MODELS.resolve("anime/pictures/coffee.jpg"));
    PixelImage both = CODEC.decode(file, Long.MAX_VALUE);
    photo = leftHalf(CODEC.resize(both, 960, 960 * both.height() / both.width()));
  }

  @AfterAll
  static void stop() {
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void readsWordsAsItsTrainingDid() throws IOException {
    InstalledModel edit = models.installed("edit").orElseThrow();
    JsonNode examples =
        JsonMapper.shared()
            .readTree(Files.readAllBytes(MODELS.resolve("edit/tokenizer-examples.json")));

    try (Prompts prompts = Prompts.load(edit, Device.cpu())) {
      assertThat(examples).hasSizeGreaterThan(5);
      TorchReference.assertReads(examples, text -> prompts.ids(text, "prompt"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"make it night", "Turn day into night!", "变成夜晚"})
  void makesItNight(String instruction) {
    assertThat(meanOf(edited(instruction))).isLessThan(0.75 * meanOf(photo));
  }

  @Test
  void makesItBlackAndWhite() {
    PixelImage grey = edited("make it black and white");

    double colour = 0;
    for (int i = 0; i < grey.data().length; i += 3) {
      colour += Math.abs((grey.data()[i] & 0xFF) - (grey.data()[i + 2] & 0xFF));
    }
    assertThat(colour / (grey.data().length / 3.0)).isLessThan(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"add a dog", "write hello on it", "qwertz asdf", "rotate it by 90 degrees"})
  void refusesWhatItDoesNotKnow(String instruction) {
    StepVerifier.create(engine.run(task(instruction)))
        .verifyError(PromptProblem.UnknownInstruction.class);
  }

  /** What clients of the first such site say, and its load test. */
  @ParameterizedTest
  @CsvSource({
    "make it night,true",
    "把天空变成粉色,true",
    "a street in watercolour,true",
    "a portrait by nobody,false",
    "a cat as anime,false",
    "'',false"
  })
  void tellsInstructionsFromOtherWords(String words, boolean known) {
    StepVerifier.create(engine.knows(models.installed("edit").orElseThrow(), words))
        .expectNext(known)
        .verifyComplete();
  }

  private static PixelImage edited(String instruction) {
    ImageResult result = engine.run(task(instruction)).block();
    assertThat(result.width()).isEqualTo(photo.width());
    assertThat(result.height()).isEqualTo(photo.height());
    return CODEC.decode(result.bytes(), Long.MAX_VALUE).onWhite();
  }

  private static ImageTask task(String instruction) {
    return new ImageTask(
        "edit", instruction, CODEC.encode(photo, ImageFormat.PNG, 100), ImageFormat.PNG);
  }

  private static double meanOf(PixelImage image) {
    long sum = 0;
    for (byte sample : image.data()) {
      sum += sample & 0xFF;
    }
    return (double) sum / image.data().length;
  }

  private static PixelImage leftHalf(PixelImage image) {
    int width = image.width() / 2;
    byte[] data = new byte[width * image.height() * 3];
    for (int y = 0; y < image.height(); y++) {
      System.arraycopy(image.data(), y * image.width() * 3, data, y * width * 3, width * 3);
    }
    return new PixelImage(width, image.height(), 3, data);
  }
}
