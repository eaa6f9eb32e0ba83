package io.atelier.gallery.category;

import io.atelier.gallery.image.ImageResponses;
import io.atelier.platform.ids.Snowflakes;
import io.atelier.platform.web.Data;
import io.atelier.platform.web.Identity;
import io.atelier.platform.web.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1")
final class CategoryController {

  private final Categories categories;
  private final ImageResponses images;
  private final Snowflakes ids;

  CategoryController(Categories categories, ImageResponses images, Snowflakes ids) {
    this.categories = categories;
    this.images = images;
    this.ids = ids;
  }

  @PostMapping("/createCategory")
  Mono<Data<CategoryResponse>> create(
      @Valid @RequestBody CreateCategoryRequest request, Identity caller) {
    return categories
        .create(request.category(ids, caller.userId()))
        .map(CategoryResponse::from)
        .map(Data::of);
  }

  @GetMapping("/category")
  Mono<Page<CategoryResponse>> list(@Valid @ModelAttribute KeysetPage page, Identity caller) {
    return categories.list(caller.userId(), page);
  }

  @GetMapping("/categoryDetail/{id}")
  Mono<CategoryDetail> detail(
      @PathVariable long id, @Valid @ModelAttribute KeysetPage page, Identity caller) {
    return categories.detail(id, caller.userId(), page);
  }

  @GetMapping("/category/{id}/cover")
  Mono<ResponseEntity<Mono<byte[]>>> cover(
      @PathVariable long id,
      @RequestParam(defaultValue = ImageResponses.WIDEST) @Positive int width,
      Identity caller) {
    return categories
        .find(id, caller.userId())
        .flatMap(category -> images.of(category.coverId(), caller.userId(), width));
  }
}
