package io.atelier.generation.inference;

import ai.djl.Device;
import io.atelier.generation.diffusion.NoiseSchedule;
import io.atelier.generation.diffusion.Trajectory;
import io.atelier.generation.inference.Network.Tensor;
import io.atelier.generation.model.DiffusionSettings;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.PartRole;
import io.atelier.platform.image.PixelImage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A latent diffusion model as Stable Diffusion made them known: words steer a network that takes
 * noise off latents, which a decoder turns into a picture. With a network that takes a photo's
 * latents beside, it is InstructPix2Pix.
 */
final class LatentDiffusion implements Loaded {

  private static final int WARM_UP_STEPS = 2;

  private final InstalledModel model;
  private final DiffusionSettings settings;
  private final NoiseSchedule schedule;
  private final Prompts prompts;
  private final Network denoiser;
  private final Network decoder;
  private final @Nullable Network encoder;

  private LatentDiffusion(
      InstalledModel model,
      DiffusionSettings settings,
      Prompts prompts,
      Network denoiser,
      Network decoder,
      @Nullable Network encoder) {
    this.model = model;
    this.settings = settings;
    this.schedule = settings.noise();
    this.prompts = prompts;
    this.denoiser = denoiser;
    this.decoder = decoder;
    this.encoder = encoder;
  }

  static LatentDiffusion load(InstalledModel model, DiffusionSettings settings, Device device) {
    LatentDiffusion loaded =
        new LatentDiffusion(
            model,
            settings,
            Prompts.load(model, device),
            Network.load(model.weights(), device),
            Network.load(model.part(PartRole.VAE_DECODER), device),
            model.parts().containsKey(PartRole.VAE_ENCODER)
                ? Network.load(model.part(PartRole.VAE_ENCODER), device)
                : null);
    loaded.warm();
    return loaded;
  }

  /** Draws twice at the smallest size, both with guidance and without. */
  private void warm() {
    int stride = model.canvas().stride();
    PixelImage photo =
        encoder == null ? null : new PixelImage(stride, stride, 3, new byte[stride * stride * 3]);
    for (double guidance : new double[] {1, 2, 1, 2}) {
      Drawing drawing =
          new Drawing(null, WARM_UP_STEPS, guidance, guidance, null, null, stride, stride);
      draw("", drawing, 0, photo, new Size(stride, stride), Progress.NONE, () -> false);
    }
  }

  /**
   * Draws a picture.
   *
   * @param photo what to start from or to edit, as large as {@code size}; null for noise alone
   * @param size multiples of the model's stride
   * @param progress told after each step; its previews show what the network sees in the noise
   * @throws PromptProblem if the model cannot work with the words
   * @throws java.util.concurrent.CancellationException after a step, if it was cancelled meanwhile
   */
  PixelImage draw(
      String prompt,
      Drawing drawing,
      long seed,
      @Nullable PixelImage photo,
      Size size,
      Progress progress,
      Cancellation cancellation) {
    int steps = Objects.requireNonNullElse(drawing.steps(), settings.steps());
    float @Nullable [] latents = photo == null ? null : encoded(photo);
    Trajectory way = way(drawing, seed, size, latents, steps);
    float @Nullable [] seen = settings.seesPhoto() ? latents : null;
    return decoded(sample(prompt, drawing, way, size, seen, progress, cancellation), size);
  }

  /**
   * Draws latents, scaled as the network was trained.
   *
   * @param photo the latents that the network sees beside the noise; null for none
   */
  float[] sample(
      String prompt,
      Drawing drawing,
      Trajectory way,
      Size size,
      float @Nullable [] photo,
      Progress progress,
      Cancellation cancellation) {
    Guidance guidance = guidance(prompt, drawing, size, photo);
    cancellation.check();
    return Objects.requireNonNullElse(drawing.sampler(), settings.usualSampler())
        .sample(
            guidance,
            schedule,
            way,
            (done, total, sample) -> {
              cancellation.check();
              progress.step(done, total, () -> decoded(guidance.clean(), size));
            });
  }

  /** What the text encoder is given for these words. */
  long[] ids(String prompt) {
    return prompts.ids(prompt, "prompt");
  }

  /** A photo that the network sees anyway is no place to start from. */
  private Trajectory way(
      Drawing drawing, long seed, Size size, float @Nullable [] latents, int steps) {
    if (latents == null || settings.seesPhoto()) {
      return Trajectory.ofNoise(seed, Math.toIntExact(length(size)), steps);
    }
    float[] scaled = latents.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (scaled[i] * settings.latentScale());
    }
    double strength = Objects.requireNonNullElse(drawing.strength(), settings.usualStrength());
    return Trajectory.ofPicture(seed, scaled, steps, strength);
  }

  private Guidance guidance(
      String prompt, Drawing drawing, Size size, float @Nullable [] photoLatents) {
    String unwanted = Objects.requireNonNullElse(drawing.negativePrompt(), "");
    return new Guidance(
        denoiser,
        schedule,
        settings.tellsVelocity(),
        new long[] {settings.latentChannels(), rows(size), columns(size)},
        prompts.understood(prompt),
        prompts.encode(unwanted, "negative_prompt").getFirst(),
        Objects.requireNonNullElse(drawing.guidance(), settings.guidance()),
        photoLatents,
        Objects.requireNonNullElse(drawing.imageGuidance(), settings.usualImageGuidance()));
  }

  private float[] encoded(PixelImage photo) {
    Network reader = Objects.requireNonNull(encoder, "a bundle that reads photos has an encoder");
    float[] planes = ProbePicture.planes(photo, model.samples());
    return reader.run(new Tensor(planes, 1, 3, photo.height(), photo.width())).getFirst().values();
  }

  private PixelImage decoded(float[] sample, Size size) {
    float[] latents = sample.clone();
    for (int i = 0; i < latents.length; i++) {
      latents[i] = (float) (latents[i] / settings.latentScale());
    }
    Tensor input = new Tensor(latents, 1, settings.latentChannels(), rows(size), columns(size));
    float[] planes = decoder.run(input).getFirst().values();
    return ProbePicture.picture(planes, size, model.samples());
  }

  private long length(Size size) {
    return settings.latentChannels() * rows(size) * columns(size);
  }

  private long rows(Size size) {
    return size.height() / settings.factor();
  }

  private long columns(Size size) {
    return size.width() / settings.factor();
  }

  @Override
  public void close() {
    denoiser.close();
    decoder.close();
    if (encoder != null) {
      encoder.close();
    }
    prompts.close();
  }
}
