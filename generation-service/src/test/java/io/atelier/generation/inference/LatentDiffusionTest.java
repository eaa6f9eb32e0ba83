package io.atelier.generation.inference;

import ai.djl.Device;
import io.atelier.generation.diffusion.Sampler;
import io.atelier.generation.diffusion.Trajectory;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.TestModels;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what PyTorch draws with the same network: see sampling.py. */
class LatentDiffusionTest {

  @TempDir static Path folder;

  private static LatentDiffusion sketch;
  private static TorchReference reference;

  @BeforeAll
  static void load() {
    InstalledModel model = TestModels.textModels(folder).installed("tiny-sketch").orElseThrow();
    sketch = LatentDiffusion.load(model, Objects.requireNonNull(model.diffusion()), Device.cpu());
    reference = TorchReference.of("/text-models/reference.json");
  }

  @AfterAll
  static void close() {
    sketch.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ddim", "euler", "dpm++2m"})
  void drawsWhatPyTorchDraws(String name) {
    Sampler sampler = Sampler.named(name).orElseThrow();
    Drawing drawing = new Drawing(null, 20, 3.0, null, sampler, null, null, null);
    float[] expected = reference.floats(name);

    float[] drawn =
        sketch.sample(
            "a red house",
            drawing,
            new Trajectory(reference.floats("noise"), null, 20, 0),
            new Size(64, 64),
            null,
            Progress.NONE,
            () -> false);

    TorchReference.assertClose(drawn, expected);
  }
}
