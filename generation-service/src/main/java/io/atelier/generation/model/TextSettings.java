package io.atelier.generation.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model reads words.
 *
 * @param tokens the text encoder takes exactly so many ids; longer prompts are refused
 * @param pad the id that shorter prompts are filled up with
 * @param known the least confidence, 0 to 1, with which words count as understood; null where the
 *     text encoder tells of none
 * @param kinds what it knows to do or to draw, as users are told; null where that has no end
 */
public record TextSettings(
    int tokens, long pad, @Nullable Double known, @Nullable List<String> kinds) {

  public TextSettings {
    if (tokens < 1 || tokens > 1024) {
      throw new IllegalArgumentException("tokens is " + tokens);
    }
    kinds = kinds == null ? null : List.copyOf(kinds);
  }
}
