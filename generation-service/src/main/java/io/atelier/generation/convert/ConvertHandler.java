package io.atelier.generation.convert;

import io.atelier.generation.job.Photos;
import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import io.atelier.platform.objectstore.StoredObject;
import io.atelier.platform.web.ClientAddress;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Photo in, picture out. */
@RestController
@ConditionalOnRole(Role.API)
final class ConvertHandler {
  private final Photos photos;
  private final Conversions conversions;

  ConvertHandler(Photos photos, Conversions conversions) {
    this.photos = photos;
    this.conversions = conversions;
  }

  @PostMapping(path = "/api/convert", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Mono<ResponseEntity<byte[]>> convert(
      @ModelAttribute ConvertForm form, ServerWebExchange exchange) {
    var headers = exchange.getRequest().getHeaders();
    var address = ClientAddress.of(exchange);
    return photos
        .ofFile(form.image())
        .flatMap(
            photo ->
                conversions.convert(
                    photo, address, AcceptedFormat.of(headers, photo.header().format())))
        .map(ConvertHandler::response);
  }

  private static ResponseEntity<byte[]> response(StoredObject picture) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(picture.mediaType()))
        .body(picture.body());
  }
}
