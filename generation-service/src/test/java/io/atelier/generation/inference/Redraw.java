package io.atelier.generation.inference;

import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.TestModels;
import io.atelier.platform.image.ImageFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs files through the engine, to look at: {@code Redraw BUNDLES DIRECTORY OUTPUT PHOTO...}. */
final class Redraw {

  private Redraw() {}

  static void main(String[] arguments) throws Exception {
    ModelRegistry models = TestModels.registry(arguments[0], Path.of(arguments[1]));
    InferenceProperties properties =
        new InferenceProperties(
            1, 64, Duration.ofMinutes(1), Duration.ofMinutes(10), 50_000_000, 2, 92);
    try (InferenceEngine engine = InferenceEngine.start(models, properties)) {
      for (int i = 3; i < arguments.length; i++) {
        Path photo = Path.of(arguments[i]);
        ImageTask task = new ImageTask("", "", Files.readAllBytes(photo), ImageFormat.PNG);
        ImageResult result = engine.run(task).block();
        System.out.printf(
            "%s %d x %d %s%n", photo, result.width(), result.height(), result.timings());
        Files.write(Path.of(arguments[2]).resolve(photo.getFileName() + ".png"), result.bytes());
      }
    }
  }
}
