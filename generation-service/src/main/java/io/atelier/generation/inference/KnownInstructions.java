package io.atelier.generation.inference;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelKind;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/**
 * Which words the models that edit know for instructions. What was found out is remembered, as many
 * users say the same.
 */
final class KnownInstructions {

  /** Characters of prompts, all in all. */
  private static final long REMEMBERED = 1 << 20;

  private record Question(String modelSha256, String words) {}

  private final BiFunction<InstalledModel, String, Mono<Boolean>> ask;
  private final Cache<Question, Boolean> answers =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED)
          .weigher((Question question, Boolean known) -> 64 + question.words().length())
          .build();

  /**
   * @param ask has a model in memory read the words
   */
  KnownInstructions(BiFunction<InstalledModel, String, Mono<Boolean>> ask) {
    this.ask = ask;
  }

  /** Failures are not remembered. */
  Mono<Boolean> knows(InstalledModel model, String words) {
    if (model.kind() != ModelKind.EDIT) {
      return Mono.just(false);
    }
    if (model.diffusion() != null) {
      return Mono.just(true); // such models try whatever they are told
    }
    return Mono.defer(
        () -> {
          var question = new Question(model.version().sha256(), words);
          Boolean answer = answers.getIfPresent(question);
          return answer == null
              ? ask.apply(model, words).doOnNext(known -> answers.put(question, known))
              : Mono.just(answer);
        });
  }
}
