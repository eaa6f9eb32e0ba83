package io.atelier.generation.job;

import io.atelier.generation.inference.Detail;
import io.atelier.generation.inference.Drawing;
import io.atelier.generation.model.DiffusionSettings;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelKind;
import io.atelier.generation.model.PartRole;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a model can do what is asked of it, as far as can be told before it is run. */
final class Wishes {

  private Wishes() {}

  /**
   * @throws JobProblem if it cannot
   */
  static void require(NewJob job, InstalledModel model) {
    if (job.photo() == null && model.kind().needsPhoto()) {
      throw new JobProblem.ImageMissing();
    }
    if (job.photo() != null && !takesPhoto(model)) {
      throw new JobProblem.BadOption("image", "is not taken: this model draws from words alone");
    }
    if (job.prompt().isBlank() && model.kind().needsPrompt()) {
      throw new JobProblem.PromptMissing(model.version().name());
    }
    if (job.detail() == Detail.FULL && model.kind() != ModelKind.IMAGE_TO_IMAGE) {
      throw new JobProblem.BadOption("detail", "is not taken: this model works on a whole picture");
    }
    DiffusionSettings settings = model.diffusion();
    if (settings == null) {
      requireUsual(job.drawing());
    } else {
      require(job, model, settings);
    }
  }

  private static boolean takesPhoto(InstalledModel model) {
    return model.kind().needsPhoto() || model.parts().containsKey(PartRole.VAE_ENCODER);
  }

  private static void requireUsual(Drawing drawing) {
    if (!drawing.isUsual()) {
      throw new JobProblem.BadOption(
          given(drawing).keySet().iterator().next(), "is not taken: this model paints in one pass");
    }
  }

  private static void require(NewJob job, InstalledModel model, DiffusionSettings settings) {
    Drawing drawing = job.drawing();
    if (drawing.steps() != null && drawing.steps() > settings.stepsAllowed()) {
      throw new JobProblem.BadOption("steps", "must be at most " + settings.stepsAllowed());
    }
    if (drawing.strength() != null && (job.photo() == null || settings.seesPhoto())) {
      throw new JobProblem.BadOption("strength", "is taken only with a picture to start from");
    }
    if (drawing.imageGuidance() != null && !settings.seesPhoto()) {
      throw new JobProblem.BadOption("image_guidance", "is taken only by models that edit a photo");
    }
    if (drawing.width() != null && job.photo() != null) {
      throw new JobProblem.BadOption("size", "is the photo's where there is a photo");
    }
    if (!fits(drawing.width(), model) || !fits(drawing.height(), model)) {
      int stride = model.canvas().stride();
      throw new JobProblem.BadOption(
          "size",
          "must have sides that are multiples of %d, %d at most"
              .formatted(stride, model.canvas().workingPixels() / stride * stride));
    }
  }

  private static boolean fits(@Nullable Integer side, InstalledModel model) {
    return side == null
        || side > 0
            && side % model.canvas().stride() == 0
            && side <= model.canvas().workingPixels();
  }

  private static Map<String, Object> given(Drawing drawing) {
    Map<String, Object> given = new LinkedHashMap<>();
    put(given, "negative_prompt", drawing.negativePrompt());
    put(given, "steps", drawing.steps());
    put(given, "guidance", drawing.guidance());
    put(given, "image_guidance", drawing.imageGuidance());
    put(given, "sampler", drawing.sampler());
    put(given, "strength", drawing.strength());
    put(given, "size", drawing.width());
    return given;
  }

  private static void put(Map<String, Object> given, String name, @Nullable Object value) {
    if (value != null) {
      given.put(name, value);
    }
  }
}
