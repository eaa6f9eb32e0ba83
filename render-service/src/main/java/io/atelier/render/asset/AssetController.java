package io.atelier.render.asset;

import io.atelier.platform.web.Data;
import io.atelier.platform.web.Identity;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A user's pictures for scenes and templates. */
@RestController
@RequestMapping("/api/v1/render/assets")
final class AssetController {
  private final Assets assets;
  private final PictureFiles files;

  AssetController(Assets assets, PictureFiles files) {
    this.assets = assets;
    this.files = files;
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Mono<ResponseEntity<Data<Asset>>> upload(
      @RequestPart(required = false) @Nullable FilePart file, Identity caller) {
    return Mono.justOrEmpty(file).flatMap(files::of).as(body -> store(body, caller));
  }

  @PostMapping
  Mono<ResponseEntity<Data<Asset>>> upload(ServerHttpRequest request, Identity caller) {
    return files.of(request.getBody()).as(body -> store(body, caller));
  }

  @GetMapping
  Mono<Data<List<String>>> list(Identity caller) {
    return assets.references(caller.userId()).map(Data::of);
  }

  @DeleteMapping("/{sha256:[0-9a-f]{64}}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(@PathVariable String sha256, Identity caller) {
    return assets.delete(caller.userId(), sha256);
  }

  private Mono<ResponseEntity<Data<Asset>>> store(Mono<byte[]> body, Identity caller) {
    return body.switchIfEmpty(Mono.error(AssetProblem.NoFile::new))
        .flatMap(file -> assets.store(caller.userId(), file))
        .map(
            asset ->
                ResponseEntity.created(URI.create("/api/v1/render/assets/" + asset.sha256()))
                    .body(Data.of(asset)));
  }
}
