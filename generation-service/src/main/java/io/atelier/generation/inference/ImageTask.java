package io.atelier.generation.inference;

import io.atelier.platform.image.ImageFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One picture to be redrawn.
 *
 * @param model a served model's name; blank asks for the default model
 * @param owner whose it is; decides the version where users are split between several
 * @param prompt what the user wishes; models without text input ignore it
 * @param image a PNG, JPEG or WebP file, not copied; null for a picture from words alone
 * @param seed of whatever the model draws by lot; models that draw nothing by lot ignore it
 * @param drawing how it is drawn by models that draw out of noise
 * @param progress told of each tile or step
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ImageTask(
    String model,
    String owner,
    String prompt,
    byte @Nullable [] image,
    ImageFormat outputFormat,
    Detail detail,
    long seed,
    Drawing drawing,
    Progress progress) {

  public ImageTask(String model, String prompt, byte @Nullable [] image, ImageFormat outputFormat) {
    this(model, "", prompt, image, outputFormat, Detail.STANDARD, 0, Drawing.USUAL, Progress.NONE);
  }

  /** The photo of a task for a model that needs one. */
  byte[] photo() {
    return Objects.requireNonNull(image, "a model that works on photos was given none");
  }

  public ImageTask of(String whose) {
    return new ImageTask(
        model, whose, prompt, image, outputFormat, detail, seed, drawing, progress);
  }

  public ImageTask with(Detail other) {
    return new ImageTask(model, owner, prompt, image, outputFormat, other, seed, drawing, progress);
  }

  public ImageTask with(Progress other) {
    return new ImageTask(model, owner, prompt, image, outputFormat, detail, seed, drawing, other);
  }
}
