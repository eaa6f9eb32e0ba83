package io.atelier.generation.inference;

import io.atelier.platform.web.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** 422: words that a model cannot work with. The sender's to mend, so no job tries them again. */
public abstract sealed class PromptProblem extends ProblemException {

  private PromptProblem(String slug, String title, String detail) {
    super(HttpStatus.UNPROCESSABLE_CONTENT, slug, title, detail);
  }

  /** The model takes fewer words than these. */
  public static final class TooLong extends PromptProblem {
    TooLong(String field, String model, int tokens, int most) {
      super(
          "prompt-too-long",
          "The prompt is too long",
          "%s reads at most %d tokens; these are %d.".formatted(model, most, tokens));
      error(field, "is too long");
    }
  }

  /** The model does not know what is asked of it, and says so rather than give back anything. */
  public static final class UnknownInstruction extends PromptProblem {
    UnknownInstruction(String model, @Nullable List<String> known) {
      super(
          "unknown-instruction",
          "The prompt is not understood",
          known == null
              ? model + " does not know what the prompt asks for."
              : "%s does not know what the prompt asks for. It knows, one at a time: %s."
                  .formatted(model, String.join(", ", known)));
      error("prompt", "asks for nothing that this model knows");
    }
  }

  /** The model knows the instruction, but leaves this photo as it is: no sky to colour, say. */
  public static final class NothingToEdit extends PromptProblem {
    NothingToEdit(String model) {
      super(
          "nothing-to-edit",
          "There is nothing to edit",
          model + " found nothing in this photo that the instruction applies to.");
      error("prompt", "applies to nothing in this photo");
    }
  }
}
