package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.atelier.generation.diffusion.Sampler;
import io.atelier.generation.diffusion.Trajectory;
import io.atelier.generation.inference.Network.Tensor;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.PartRole;
import io.atelier.generation.model.TestModels;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.PixelImage;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bundles that export-diffusers made of tiny published folders, Stable Diffusion's 1.x and
 * InstructPix2Pix with what 2.x does otherwise, against what PyTorch makes of the same folders: see
 * make_diffusers_models.py.
 */
class DiffusersBundlesTest {

  private static final Size SIZE = new Size(128, 64);
  private static final int STEPS = 6;

  @TempDir static Path folder;

  private static ModelRegistry models;

  @BeforeAll
  static void find() {
    models = TestModels.diffusersModels(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-diffusers", "tiny-diffusers-edit"})
  void readsWordsAsThePublishedTokenizerDoes(String name) {
    try (Prompts prompts = Prompts.load(model(name), Device.cpu())) {
      TorchReference.assertReads(
          reference(name).json().path("texts"), text -> prompts.ids(text, "prompt"));
    }
  }

  /** The tiny vocabulary begins as the published one does. */
  @Test
  void givesWordsTheIdsThatTheyHaveInClip() {
    try (Prompts prompts = Prompts.load(model("tiny-diffusers"), Device.cpu())) {
      assertThat(prompts.ids("A the of; and in, to is on!", "prompt"))
          .containsSubsequence(320, 518, 539, 537, 530, 531, 533, 525, 256);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-diffusers", "tiny-diffusers-edit"})
  void understandsWordsAsPyTorchDoes(String name) {
    TorchReference reference = reference(name);
    try (Prompts prompts = Prompts.load(model(name), Device.cpu())) {
      Tensor features =
          prompts.encode(reference.json().path("prompt").asString(), "prompt").getFirst();

      assertThat(features.shape()).containsExactly(1, 16, 16);
      TorchReference.assertClose(features.values(), reference.floats("features"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tiny-diffusers, ddim",
    "tiny-diffusers, euler",
    "tiny-diffusers, dpm++2m",
    "tiny-diffusers-edit, ddim",
    "tiny-diffusers-edit, euler",
    "tiny-diffusers-edit, dpm++2m"
  })
  void drawsWhatPyTorchDraws(String name, String sampler) {
    InstalledModel model = model(name);
    TorchReference reference = reference(name);
    boolean edits = Objects.requireNonNull(model.diffusion()).seesPhoto();
    Drawing drawing =
        new Drawing(
            reference.json().path("unwanted").asString(),
            null,
            3.0,
            1.5,
            Sampler.named(sampler).orElseThrow(),
            null,
            null,
            null);

    float[] drawn;
    try (LatentDiffusion diffusion = load(model)) {
      drawn =
          diffusion.sample(
              reference.json().path("prompt").asString(),
              drawing,
              new Trajectory(reference.floats("noise"), null, STEPS, 0),
              SIZE,
              edits ? reference.floats("photoLatents") : null,
              Progress.NONE,
              () -> false);
    }

    TorchReference.assertClose(drawn, reference.floats(sampler));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-diffusers", "tiny-diffusers-edit"})
  void decodesAndEncodesAsPyTorchDoes(String name) {
    InstalledModel model = model(name);
    TorchReference reference = reference(name);
    float[] latents = reference.floats("ddim");
    double scale = Objects.requireNonNull(model.diffusion()).latentScale();
    for (int i = 0; i < latents.length; i++) {
      latents[i] = (float) (latents[i] / scale);
    }
    float[] photo = new float[3 * SIZE.width() * SIZE.height()];
    for (int i = 0; i < photo.length; i++) {
      photo[i] = (float) Math.sin(0.01 * i);
    }

    float[] picture = run(model, PartRole.VAE_DECODER, new Tensor(latents, 1, 4, 8, 16));
    float[] seen = run(model, PartRole.VAE_ENCODER, new Tensor(photo, 1, 3, 64, 128));

    int shown = reference.json().path("shown").asInt();
    float[] expected = reference.floats("picture");
    float[] some = new float[expected.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = picture[i * shown];
    }
    TorchReference.assertClose(some, expected);
    TorchReference.assertClose(seen, reference.floats("photoLatents"));
  }

  @Test
  void drawsAndEditsThroughTheEngine() {
    PixelImage photo = new PixelImage(100, 60, 3, new byte[100 * 60 * 3]);

    try (InferenceEngine engine = TestEngines.start(models)) {
      ImageResult drawn = run(engine, "tiny-diffusers", null);
      ImageResult edited = run(engine, "tiny-diffusers-edit", photo);

      assertThat(drawn.width()).isEqualTo(64);
      assertThat(drawn.height()).isEqualTo(64);
      assertThat(drawn.steps()).isEqualTo(STEPS);
      assertThat(edited.width()).isEqualTo(100);
      assertThat(edited.height()).isEqualTo(60);
    }
  }

  private static ImageResult run(InferenceEngine engine, String model, @Nullable PixelImage photo) {
    Drawing drawing = new Drawing(null, STEPS, null, null, null, null, null, null);
    byte[] file = photo == null ? null : ImageCodec.best().encode(photo, ImageFormat.PNG, 100);
    return Objects.requireNonNull(
        engine
            .run(
                new ImageTask(
                    model,
                    "",
                    "a red house",
                    file,
                    ImageFormat.PNG,
                    Detail.STANDARD,
                    1,
                    drawing,
                    Progress.NONE))
            .block());
  }

  private static float[] run(InstalledModel model, PartRole role, Tensor input) {
    try (Network network = Network.load(model.part(role), Device.cpu())) {
      return network.run(input).getFirst().values();
    }
  }

  private static InstalledModel model(String name) {
    return models.installed(name).orElseThrow();
  }

  private static LatentDiffusion load(InstalledModel model) {
    return LatentDiffusion.load(model, Objects.requireNonNull(model.diffusion()), Device.cpu());
  }

  private static TorchReference reference(String name) {
    return TorchReference.of("/diffusers-models/%s/reference.json".formatted(name));
  }
}
