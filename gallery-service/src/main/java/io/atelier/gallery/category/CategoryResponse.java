package io.atelier.gallery.category;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import java.time.Instant;

/**
 * @param cover path of the cover's picture, which is there shortly after the category
 */
record CategoryResponse(
    @JsonFormat(shape = Shape.STRING) long categoryId,
    String categoryName,
    String description,
    String cover,
    Instant createdAt) {

  static CategoryResponse from(Category category) {
    return new CategoryResponse(
        category.id(),
        category.name(),
        category.description(),
        "/api/v1/category/" + category.id() + "/cover",
        category.createdAt());
  }
}
