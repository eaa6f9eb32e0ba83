package io.atelier.render.template;

import io.atelier.platform.web.Data;
import io.atelier.platform.web.Identity;
import io.atelier.render.delivery.Deliveries;
import io.atelier.render.delivery.Deliveries.Audience;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A user's templates; pictures of them are made elsewhere, without a token. */
@RestController
@RequestMapping("/api/v1/render/templates")
final class TemplateController {
  private final Templates templates;
  private final Deliveries deliveries;

  TemplateController(Templates templates, Deliveries deliveries) {
    this.templates = templates;
    this.deliveries = deliveries;
  }

  /** The caller's own, then those that come with Atelier. */
  @GetMapping
  Mono<Data<List<TemplateResponse>>> list(Identity caller) {
    return templates
        .list(caller.userId())
        .map(
            own ->
                Stream.concat(own.stream(), templates.shipped().stream())
                    .map(TemplateResponse::entry)
                    .toList())
        .map(Data::of);
  }

  /** 201 for the first version, 200 for another. */
  @PutMapping("/{name}")
  Mono<ResponseEntity<Data<TemplateResponse>>> save(
      @PathVariable String name,
      @RequestParam(defaultValue = "false") boolean open,
      @RequestBody Map<String, Object> document,
      Identity caller) {
    return latest(name)
        .flatMap(wanted -> templates.save(caller.userId(), wanted.name(), open, document))
        .map(TemplateController::saved);
  }

  @GetMapping("/{name}")
  Mono<Data<TemplateResponse>> get(@PathVariable String name, Identity caller) {
    return Mono.justOrEmpty(TemplateName.parse(name))
        .switchIfEmpty(Mono.error(TemplateProblem.BadName::new))
        .flatMap(wanted -> templates.find(caller.userId(), wanted))
        .map(TemplateResponse::whole)
        .map(Data::of);
  }

  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> delete(@PathVariable String name, Identity caller) {
    return latest(name).flatMap(wanted -> templates.delete(caller.userId(), wanted.name()));
  }

  /** A picture of a document that is not kept yet, by its examples and defaults. */
  @PostMapping("/preview")
  Mono<Void> preview(@RequestBody Map<String, Object> written, ServerWebExchange exchange) {
    return Mono.fromCallable(() -> Document.read(written))
        .flatMap(
            document ->
                templates.use(
                    document,
                    document.shown(Map.of()),
                    scene -> deliveries.send(exchange, scene, Audience.CALLER)));
  }

  private static Mono<TemplateName> latest(String name) {
    return Mono.justOrEmpty(TemplateName.parse(name))
        .filter(parsed -> parsed.version() == 0)
        .switchIfEmpty(Mono.error(TemplateProblem.BadName::new));
  }

  private static ResponseEntity<Data<TemplateResponse>> saved(Template template) {
    Data<TemplateResponse> body = Data.of(TemplateResponse.whole(template));
    return template.version() == 1
        ? ResponseEntity.created(URI.create("/api/v1/render/templates/" + template.name()))
            .body(body)
        : ResponseEntity.ok(body);
  }
}
