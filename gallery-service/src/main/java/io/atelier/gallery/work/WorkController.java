package io.atelier.gallery.work;

import io.atelier.gallery.NotFound;
import io.atelier.gallery.image.Erasure;
import io.atelier.gallery.image.ImageResponses;
import io.atelier.platform.web.Data;
import io.atelier.platform.web.Identity;
import jakarta.validation.constraints.Positive;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/works/{id}")
final class WorkController {

  private final WorkRepository works;
  private final ImageResponses images;
  private final Erasure erasure;

  WorkController(WorkRepository works, ImageResponses images, Erasure erasure) {
    this.works = works;
    this.images = images;
    this.erasure = erasure;
  }

  @GetMapping
  Mono<Data<WorkResponse>> read(@PathVariable long id, Identity caller) {
    return works
        .find(id, caller.userId())
        .switchIfEmpty(Mono.error(() -> NotFound.work(id)))
        .map(WorkResponse::from)
        .map(Data::of);
  }

  @GetMapping("/image")
  Mono<ResponseEntity<Mono<byte[]>>> image(
      @PathVariable long id,
      @RequestParam(defaultValue = ImageResponses.WIDEST) @Positive int width,
      Identity caller) {
    return images.of(id, caller.userId(), width);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(@PathVariable long id, Identity caller) {
    return works
        .delete(id, caller.userId())
        .switchIfEmpty(Mono.error(() -> NotFound.work(id)))
        .flatMap(sourceKey -> erasure.erase(id, sourceKey));
  }
}
