package io.atelier.generation.intake;

import io.atelier.generation.inference.Detail;
import io.atelier.generation.inference.ImageResult;
import io.atelier.generation.inference.ImageTask;
import io.atelier.generation.inference.InferenceEngine;
import io.atelier.generation.inference.TestEngines;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.TestModels;
import io.atelier.platform.image.ImageFormat;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs files through the engine, to look at: {@code Redraw MODEL DIRECTORY OUTPUT PHOTO...}, where
 * MODEL is a pattern of bundles' manifests or a foreign network's file. Writes each photo at
 * standard and at full detail.
 */
final class Redraw {

  private Redraw() {}

  static void main(String[] arguments) throws Exception {
    ModelRegistry models = registry(arguments[0], Path.of(arguments[1]));
    try (InferenceEngine engine = TestEngines.start(models)) {
      for (int i = 3; i < arguments.length; i++) {
        Path photo = Path.of(arguments[i]);
        ImageTask task = new ImageTask("", "", Files.readAllBytes(photo), ImageFormat.JPEG);
        for (Detail detail : Detail.values()) {
          ImageResult result = engine.run(task.with(detail)).block();
          System.out.printf(
              "%s %s %d x %d %s%n",
              photo, detail, result.width(), result.height(), result.timings());
          String name = "%s-%s.jpg".formatted(photo.getFileName(), detail);
          Files.write(Path.of(arguments[2]).resolve(name), result.bytes());
        }
      }
    }
  }

  private static ModelRegistry registry(String model, Path directory) throws Exception {
    if (model.endsWith(".json")) {
      return TestModels.registry(model, directory);
    }
    Candidate candidate = new Candidate("foreign", null, null, null, null, null);
    Path file = Path.of(model);
    return TestModels.registry(Intake.admit(file, candidate, "1"), file, directory);
  }
}
