package io.atelier.generation.inference;

import ai.djl.Device;
import io.atelier.generation.inference.Network.Tensor;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.Samples;
import io.atelier.platform.image.PixelImage;

/**
 * A model that edits a photo as an instruction says, in one pass: its text encoder gives an
 * embedding and how sure it is to have understood.
 */
final class InstructedEditor implements Loaded.OverPhotos {

  /** PyTorch profiles the first call and compiles on the second. */
  private static final int WARM_UP_CALLS = 2;

  private final InstalledModel model;
  private final Prompts prompts;
  private final Network editor;

  private InstructedEditor(InstalledModel model, Prompts prompts, Network editor) {
    this.model = model;
    this.prompts = prompts;
    this.editor = editor;
  }

  static InstructedEditor load(InstalledModel model, Device device) {
    InstructedEditor loaded =
        new InstructedEditor(
            model, Prompts.load(model, device), Network.load(model.weights(), device));
    loaded.warm();
    return loaded;
  }

  private void warm() {
    int side = Math.ceilDiv(64, model.canvas().stride()) * model.canvas().stride();
    PixelImage blank = new PixelImage(side, side, 3, new byte[side * side * 3]);
    for (int call = 0; call < WARM_UP_CALLS; call++) {
      edit(blank, prompts.encode("", "prompt").getFirst());
    }
  }

  /**
   * @throws PromptProblem.UnknownInstruction if the text encoder is less sure than the manifest
   *     wants
   */
  @Override
  public Mosaic.Brush brush(String prompt) {
    Tensor instruction = prompts.understood(prompt);
    return framed -> edit(framed, instruction);
  }

  /** Whether it would edit by these words. */
  boolean knows(String words) {
    return prompts.knows(words);
  }

  private PixelImage edit(PixelImage framed, Tensor instruction) {
    Samples samples = model.samples();
    Tensor photo =
        new Tensor(ProbePicture.planes(framed, samples), 1, 3, framed.height(), framed.width());
    float[] edited = editor.run(photo, instruction).getFirst().values();
    return ProbePicture.picture(edited, new Size(framed.width(), framed.height()), samples);
  }

  @Override
  public void close() {
    editor.close();
    prompts.close();
  }
}
