package io.atelier.gallery.category;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import io.atelier.gallery.work.WorkResponse;
import io.atelier.platform.web.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A category with one page of its works.
 *
 * @param nextCursor of the works; null on the last page
 */
record CategoryDetail(Contents data, @Nullable String nextCursor) {

  /** As {@link CategoryResponse}, and the works, newest first. */
  record Contents(
      @JsonFormat(shape = Shape.STRING) long categoryId,
      String categoryName,
      String description,
      String cover,
      Instant createdAt,
      List<WorkResponse> works) {}

  static CategoryDetail of(Category category, Page<WorkResponse> works) {
    CategoryResponse head = CategoryResponse.from(category);
    return new CategoryDetail(
        new Contents(
            head.categoryId(),
            head.categoryName(),
            head.description(),
            head.cover(),
            head.createdAt(),
            works.data()),
        works.nextCursor());
  }
}
