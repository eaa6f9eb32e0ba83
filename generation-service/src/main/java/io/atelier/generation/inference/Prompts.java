package io.atelier.generation.inference;

import ai.djl.Device;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.atelier.generation.inference.Network.Tensor;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.PartRole;
import io.atelier.generation.model.TextSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a model reads words: its tokenizer and its text encoder. */
final class Prompts implements AutoCloseable {

  /** Ids are bounded and filled up here, whatever the tokenizer's file says. */
  private static final Map<String, String> OPTIONS =
      Map.of("addSpecialTokens", "true", "padding", "false", "truncation", "false");

  private static final String FIELD = "prompt";

  private final String model;
  private final TextSettings settings;
  private final HuggingFaceTokenizer tokenizer;
  private final Network encoder;

  private Prompts(
      String model, TextSettings settings, HuggingFaceTokenizer tokenizer, Network encoder) {
    this.model = model;
    this.settings = settings;
    this.tokenizer = tokenizer;
    this.encoder = encoder;
  }

  static Prompts load(InstalledModel model, Device device) {
    Torch.configure();
    TextSettings settings = Objects.requireNonNull(model.text(), "text");
    try {
      return new Prompts(
          model.version().name(),
          settings,
          HuggingFaceTokenizer.newInstance(model.part(PartRole.TOKENIZER), OPTIONS),
          Network.load(model.part(PartRole.TEXT_ENCODER), device));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the text encoder makes of {@code text}.
   *
   * @param field the request's, named if it is to blame
   * @throws PromptProblem.TooLong if the text has more tokens than the model takes
   */
  List<Tensor> encode(String text, String field) {
    return encoder.run(ids(text, field));
  }

  /**
   * What the text encoder makes of words that the model shall follow.
   *
   * @throws PromptProblem.TooLong if the text has more tokens than the model takes
   * @throws PromptProblem.UnknownInstruction if the text encoder is less sure than the manifest
   *     wants
   */
  Tensor understood(String text) {
    List<Tensor> told = encode(text, FIELD);
    if (!sure(told)) {
      throw new PromptProblem.UnknownInstruction(model, settings.kinds());
    }
    return told.getFirst();
  }

  /** Whether {@link #understood} would take {@code text}. */
  boolean knows(String text) {
    try {
      return sure(encode(text, FIELD));
    } catch (PromptProblem.TooLong e) {
      return false;
    }
  }

  private boolean sure(List<Tensor> told) {
    Double least = settings.known();
    return least == null || told.getLast().values()[0] >= least;
  }

  /** Ids in the number that the text encoder takes. */
  long[] ids(String text, String field) {
    long[] ids = tokenizer.encode(text).getIds();
    if (ids.length > settings.tokens()) {
      throw new PromptProblem.TooLong(field, model, ids.length, settings.tokens());
    }
    long[] filled = Arrays.copyOf(ids, settings.tokens());
    Arrays.fill(filled, ids.length, filled.length, settings.pad());
    return filled;
  }

  @Override
  public void close() {
    encoder.close();
    tokenizer.close();
  }
}
