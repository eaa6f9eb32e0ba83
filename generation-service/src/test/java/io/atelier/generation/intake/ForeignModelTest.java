package io.atelier.generation.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.atelier.generation.OnnxNetwork;
import io.atelier.generation.inference.Detail;
import io.atelier.generation.inference.ImageResult;
import io.atelier.generation.inference.ImageTask;
import io.atelier.generation.inference.InferenceEngine;
import io.atelier.generation.inference.TestEngines;
import io.atelier.generation.model.ModelManifest;
import io.atelier.generation.model.TestModels;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.PixelImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a file to its pictures. */
class ForeignModelTest {

  private static final ImageCodec CODEC = ImageCodec.best();

  /** A style network that others made; where it lies may be said by ATELIER_CANDY. */
  private static final Path CANDY =
      Path.of(
          Optional.ofNullable(System.getenv("ATELIER_CANDY"))
              .orElse("../../shared/models/candy.onnx"));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"0, 0", "96, 128"})
  void paintsWithAnOnnxNetwork_everyPixelOfAPhotoOfAnySize(int height, int width)
      throws IOException {
    Path file = Files.write(folder.resolve("network"), OnnxNetwork.negative(height, width));
    PixelImage photo = noise(301, 203);

    PixelImage painted = paint(file, photo, Detail.FULL);

    assertThat(painted.width()).isEqualTo(301);
    assertThat(painted.height()).isEqualTo(203);
    for (int i = 0; i < photo.data().length; i++) {
      assertThat(painted.data()[i]).isEqualTo((byte) ~photo.data()[i]);
    }
  }

  @Test
  void keepsTheAspect_whenTheNetworkTakesOneSizeOnly() throws IOException {
    Path file = Files.write(folder.resolve("network"), OnnxNetwork.negative(96, 128));

    PixelImage painted = paint(file, noise(60, 20), Detail.STANDARD);

    assertThat(painted.width()).isEqualTo(60);
    assertThat(painted.height()).isEqualTo(20);
  }

  @Test
  void takesAStyleNetworkNobodyHereMade() throws IOException {
    assumeThat(CANDY).exists();

    ModelManifest candy = Intake.admit(CANDY, candidate(), "1");
    PixelImage photo = noise(800, 450);
    PixelImage painted = paint(CANDY, photo, Detail.STANDARD);

    assertThat(candy.inputSize()).containsExactly(720, 720);
    assertThat(candy.range()).containsExactly(0f, 255f);
    assertThat(candy.channels()).isEqualTo("bgr");
    assertThat(painted.width()).isEqualTo(800);
    assertThat(painted.height()).isEqualTo(450);
  }

  private PixelImage paint(Path file, PixelImage photo, Detail detail) throws IOException {
    ModelManifest model = Intake.admit(file, candidate(), "1");
    byte[] png = CODEC.encode(photo, ImageFormat.PNG, 100);
    try (InferenceEngine engine =
        TestEngines.start(TestModels.registry(model, file, folder.resolve("models")))) {
      ImageTask task = new ImageTask("", "", png, ImageFormat.PNG).with(detail);
      ImageResult result = engine.run(task).block();
      assertThat(result.model().name()).isEqualTo("mine");
      return CODEC.decode(result.bytes(), Long.MAX_VALUE);
    }
  }

  private static Candidate candidate() {
    return new Candidate("mine", null, null, null, null, null);
  }

  private static PixelImage noise(int width, int height) {
    byte[] data = new byte[width * height * 3];
    new Random(3).nextBytes(data);
    return new PixelImage(width, height, 3, data);
  }
}
