package io.atelier.generation.inference;

import io.atelier.platform.image.ImageFormat;

/**
 * One picture to be redrawn.
 *
 * @param model a served model's name; blank asks for the default model
 * @param owner whose it is; decides the version where users are split between several
 * @param prompt what the user wishes; models without text input ignore it
 * @param image a PNG, JPEG or WebP file, not copied
 * @param seed of whatever the model draws by lot; models that draw nothing by lot ignore it
 * @param progress told of each tile or step
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ImageTask(
    String model,
    String owner,
    String prompt,
    byte[] image,
    ImageFormat outputFormat,
    Detail detail,
    long seed,
    Progress progress) {

  public ImageTask(String model, String prompt, byte[] image, ImageFormat outputFormat) {
    this(model, "", prompt, image, outputFormat, Detail.STANDARD, 0, Progress.NONE);
  }

  public ImageTask of(String whose) {
    return new ImageTask(model, whose, prompt, image, outputFormat, detail, seed, progress);
  }

  public ImageTask with(Detail other) {
    return new ImageTask(model, owner, prompt, image, outputFormat, other, seed, progress);
  }

  public ImageTask with(Progress other) {
    return new ImageTask(model, owner, prompt, image, outputFormat, detail, seed, other);
  }
}
