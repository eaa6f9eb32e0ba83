package io.atelier.generation.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.TestModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class KnownInstructionsTest {

  @TempDir static Path folder;

  private final List<String> asked = new ArrayList<>();
  private final KnownInstructions instructions =
      new KnownInstructions(
          (model, words) ->
              Mono.fromSupplier(
                  () -> {
                    asked.add(words);
                    return words.equals("night");
                  }));
  private ModelRegistry models;

  @BeforeEach
  void install() {
    models = TestModels.all(folder);
  }

  @Test
  void asksAModelOnce_forWhatItKnowsAndWhatItDoesNot() {
    for (int i = 0; i < 3; i++) {
      StepVerifier.create(instructions.knows(model("tiny-edit"), "night"))
          .expectNext(true)
          .verifyComplete();
      StepVerifier.create(instructions.knows(model("tiny-edit"), "a dog"))
          .expectNext(false)
          .verifyComplete();
    }

    assertThat(asked).containsExactly("night", "a dog");
  }

  @Test
  void asksAgain_whenTheModelCouldNotBeAsked() {
    var failing =
        new KnownInstructions(
            (model, words) -> {
              asked.add(words);
              return Mono.error(new InferenceBusyException());
            });

    for (int i = 0; i < 2; i++) {
      StepVerifier.create(failing.knows(model("tiny-edit"), "night"))
          .verifyError(InferenceBusyException.class);
    }
    assertThat(asked).hasSize(2);
  }

  @Test
  void asksNoModel_thatTakesEveryInstructionOrNone() {
    StepVerifier.create(instructions.knows(model("tiny-pix2pix"), "a dog"))
        .expectNext(true)
        .verifyComplete();
    for (String name : List.of("tiny", "tiny-sketch")) {
      StepVerifier.create(instructions.knows(model(name), "night"))
          .expectNext(false)
          .verifyComplete();
    }

    assertThat(asked).isEmpty();
  }

  private InstalledModel model(String name) {
    return models.installed(name).orElseThrow();
  }
}
