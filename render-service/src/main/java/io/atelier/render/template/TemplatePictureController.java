package io.atelier.render.template;

import io.atelier.platform.web.BearerToken;
import io.atelier.platform.web.TokenVerifier;
import io.atelier.render.delivery.Deliveries;
import io.atelier.render.delivery.Deliveries.Audience;
import io.atelier.render.signing.Signatures;
import io.atelier.render.spec.Query;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Pictures of templates. Open ones are anybody's; others need a signed address, or the token of
 * their owner.
 */
@RestController
@RequestMapping("/api/v1/render/t")
final class TemplatePictureController {
  private final Templates templates;
  private final Deliveries deliveries;
  private final Signatures signatures;
  private final TokenVerifier tokens;

  TemplatePictureController(
      Templates templates, Deliveries deliveries, Signatures signatures, TokenVerifier tokens) {
    this.templates = templates;
    this.deliveries = deliveries;
    this.signatures = signatures;
    this.tokens = tokens;
  }

  @GetMapping("/{name}")
  Mono<Void> shipped(@PathVariable String name, ServerWebExchange exchange) {
    return named(name).flatMap(templates::find).flatMap(template -> send(template, exchange));
  }

  @GetMapping("/{owner:[0-9]{1,18}}/{name}")
  Mono<Void> own(@PathVariable long owner, @PathVariable String name, ServerWebExchange exchange) {
    return named(name)
        .flatMap(wanted -> templates.find(owner, wanted))
        .flatMap(template -> send(template, exchange));
  }

  private Mono<Void> send(Template template, ServerWebExchange exchange) {
    boolean signed = signatures.signed(exchange.getRequest().getURI());
    Audience audience = template.open() ? Audience.EVERYONE : Audience.CALLER;
    Mono<Template> permitted =
        template.open() || signed ? Mono.just(template) : ofOwner(template, exchange);
    return permitted.flatMap(
        allowed ->
            templates.use(
                allowed.document(),
                Query.tree(exchange.getRequest().getURI().getRawQuery()),
                scene -> deliveries.send(exchange, scene, audience)));
  }

  private Mono<Template> ofOwner(Template template, ServerWebExchange exchange) {
    return Mono.justOrEmpty(BearerToken.of(exchange.getRequest()))
        .flatMap(tokens::verify)
        .filter(caller -> caller.userId() == template.owner())
        .map(caller -> template)
        .switchIfEmpty(Mono.error(() -> new TemplateProblem.NotFound(template.name())));
  }

  private static Mono<TemplateName> named(String name) {
    return Mono.justOrEmpty(TemplateName.parse(name))
        .switchIfEmpty(Mono.error(() -> new TemplateProblem.NotFound(name)));
  }
}
