package io.atelier.generation.webhook;

import io.atelier.generation.role.ConditionalOnRole;
import io.atelier.generation.role.Role;
import io.atelier.platform.ids.Snowflakes;
import io.atelier.platform.web.Data;
import io.atelier.platform.web.Identity;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The webhooks API. */
@RestController
@ConditionalOnRole(Role.API)
final class WebhookHandler {
  private final Snowflakes ids;
  private final WebhookRepository webhooks;
  private final CallableAddresses addresses;
  private final WebhookProperties properties;

  WebhookHandler(
      Snowflakes ids,
      WebhookRepository webhooks,
      CallableAddresses addresses,
      WebhookProperties properties) {
    this.ids = ids;
    this.webhooks = webhooks;
    this.addresses = addresses;
    this.properties = properties;
  }

  /** The only answer that shows the secret. */
  @PostMapping("/api/v1/webhooks")
  Mono<ResponseEntity<Data<WebhookView>>> create(
      @Valid @RequestBody CreateWebhook body, Identity caller) {
    return addresses
        .requireCallable(body.url())
        .then(Mono.defer(() -> add(body, caller)))
        .switchIfEmpty(Mono.error(() -> new WebhookProblem.TooMany(properties.perOwner())))
        .map(WebhookView::withSecret)
        .map(WebhookHandler::created);
  }

  private Mono<Webhook> add(CreateWebhook body, Identity caller) {
    return webhooks.add(
        ids.next(),
        caller.owner(),
        body.url(),
        Signature.newSecret(),
        body.wanted(),
        properties.perOwner());
  }

  @GetMapping("/api/v1/webhooks")
  Mono<Data<List<WebhookView>>> list(Identity caller) {
    return webhooks.of(caller.owner()).map(WebhookView::of).collectList().map(Data::of);
  }

  @DeleteMapping("/api/v1/webhooks/{id}")
  Mono<ResponseEntity<Void>> delete(@PathVariable long id, Identity caller) {
    return webhooks
        .remove(id, caller.owner())
        .filter(removed -> removed)
        .switchIfEmpty(Mono.error(() -> new WebhookProblem.NotThere(id)))
        .map(removed -> ResponseEntity.noContent().build());
  }

  private static ResponseEntity<Data<WebhookView>> created(WebhookView webhook) {
    return ResponseEntity.created(URI.create("/api/v1/webhooks/" + webhook.webhookId()))
        .body(Data.of(webhook));
  }
}
