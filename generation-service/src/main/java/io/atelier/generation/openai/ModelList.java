package io.atelier.generation.openai;

import io.atelier.generation.model.ModelCard;
import java.util.List;

/** Models as OpenAI's clients list them. */
record ModelList(String object, List<Item> data) {

  /**
   * @param created seconds since 1970 of when it came to be served here
   */
  record Item(String id, String object, long created, String ownedBy) {
    static Item of(ModelCard model, long created) {
      return new Item(model.name(), "model", created, "atelier");
    }
  }

  static ModelList of(List<Item> models) {
    return new ModelList("list", List.copyOf(models));
  }
}
