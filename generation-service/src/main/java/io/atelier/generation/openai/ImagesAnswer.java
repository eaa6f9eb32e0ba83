package io.atelier.generation.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a call that does not stream.
 *
 * @param created seconds since 1970
 * @param size such as {@code 1024x1024}
 */
record ImagesAnswer(long created, List<Item> data, String outputFormat, String size) {

  /** Either of the two. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(@Nullable String b64Json, @Nullable String url) {
    static Item of(Made.Finished picture) {
      return new Item(Base64.getEncoder().encodeToString(picture.file()), null);
    }

    static Item linked(String url) {
      return new Item(null, url);
    }
  }

  static ImagesAnswer of(long created, List<Item> items, Made.Finished first, String outputFormat) {
    return new ImagesAnswer(
        created, List.copyOf(items), outputFormat, first.width() + "x" + first.height());
  }
}
