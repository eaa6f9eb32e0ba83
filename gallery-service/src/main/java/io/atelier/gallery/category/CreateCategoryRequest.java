package io.atelier.gallery.category;

import io.atelier.gallery.image.EncodedImage;
import io.atelier.platform.ids.Snowflakes;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record CreateCategoryRequest(
    @NotNull EncodedImage cover,
    @NotBlank @Size(max = 100) String categoryName,
    @Nullable @Size(max = 2000) String description) {

  NewCategory category(Snowflakes ids, long userId) {
    String text = description == null ? "" : description;
    return new NewCategory(ids.next(), userId, categoryName, text, ids.next(), cover);
  }
}
