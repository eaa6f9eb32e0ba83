package io.atelier.render.text;

import io.atelier.render.delivery.Deliveries;
import io.atelier.render.delivery.Deliveries.Audience;
import io.atelier.render.delivery.Scenes;
import io.atelier.render.signing.Signatures;
import io.atelier.render.spec.Fields;
import io.atelier.render.spec.Query;
import java.net.URI;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Text to picture; query, JSON body and form mean the same. */
@RestController
@RequestMapping("/api/v1/render/text")
final class TextController {
  private final Scenes scenes;
  private final Deliveries deliveries;
  private final TextForms forms;
  private final Signatures signatures;

  TextController(Scenes scenes, Deliveries deliveries, TextForms forms, Signatures signatures) {
    this.scenes = scenes;
    this.deliveries = deliveries;
    this.forms = forms;
    this.signatures = signatures;
  }

  /** A signature is not needed, but one that came must be right. */
  @GetMapping
  Mono<Void> get(ServerWebExchange exchange) {
    URI address = exchange.getRequest().getURI();
    boolean ignored = signatures.signed(address);
    return send(exchange, Query.tree(address.getRawQuery()), Map.of());
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Mono<Void> post(@RequestBody Map<String, Object> values, ServerWebExchange exchange) {
    return send(exchange, values, Map.of());
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Mono<Void> form(ServerWebExchange exchange) {
    return forms.read(exchange).flatMap(form -> send(exchange, form.values(), form.uploads()));
  }

  private Mono<Void> send(
      ServerWebExchange exchange, Map<String, Object> values, Map<String, byte[]> uploads) {
    return scenes.use(
        () -> Fields.of(values),
        uploads,
        scene -> deliveries.send(exchange, scene, Audience.EVERYONE));
  }
}
