package io.atelier.gallery.ingest;

import io.atelier.gallery.NotFound;
import io.atelier.platform.ids.Snowflakes;
import io.atelier.platform.web.Data;
import io.atelier.platform.web.Identity;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1")
final class UploadController {

  private final Uploads uploads;
  private final UploadRepository rows;
  private final Snowflakes ids;

  UploadController(Uploads uploads, UploadRepository rows, Snowflakes ids) {
    this.uploads = uploads;
    this.rows = rows;
    this.ids = ids;
  }

  @PostMapping("/uploadWork")
  Mono<Data<UploadResponse>> uploadWork(
      @Valid @RequestBody UploadWorkRequest request, Identity caller) {
    return uploads
        .accept(request.draft(ids.next(), caller.userId()), request.workImage())
        .map(UploadResponse::from)
        .map(Data::of);
  }

  @GetMapping("/uploads/{id}")
  Mono<Data<UploadResponse>> read(@PathVariable long id, Identity caller) {
    return rows.find(id, caller.userId())
        .switchIfEmpty(Mono.error(() -> NotFound.upload(id)))
        .map(UploadResponse::from)
        .map(Data::of);
  }
}
