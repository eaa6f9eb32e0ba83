package io.atelier.render.text;

import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Text to picture; query and JSON body mean the same. */
@RestController
@RequestMapping("/api/v1/render/text")
final class TextController {
  private final TextRenderer renderer;
  private final TextCards cards;
  private final CacheControl caching;

  TextController(TextRenderer renderer, TextCards cards, RenderProperties properties) {
    this.renderer = renderer;
    this.cards = cards;
    this.caching = CacheControl.maxAge(properties.maxAge()).cachePublic();
  }

  @GetMapping
  Mono<ResponseEntity<byte[]>> get(@Valid TextRequest request, ServerWebExchange exchange) {
    Rendering rendering = Rendering.of(cards.scene(request));
    // Before rendering: a client that has the picture costs nothing.
    if (exchange.checkNotModified(rendering.etag())) {
      exchange.getResponse().getHeaders().setCacheControl(caching);
      return exchange.getResponse().setComplete().then(Mono.empty());
    }
    return answer(rendering);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<byte[]>> post(@Valid @RequestBody TextRequest request) {
    return answer(Rendering.of(cards.scene(request)));
  }

  private Mono<ResponseEntity<byte[]>> answer(Rendering rendering) {
    return renderer
        .render(rendering)
        .map(
            picture ->
                ResponseEntity.ok()
                    .eTag(rendering.etag())
                    .cacheControl(caching)
                    .contentType(
                        MediaType.parseMediaType(rendering.scene().output().format().mediaType()))
                    .body(picture));
  }
}
