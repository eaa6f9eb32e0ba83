package io.atelier.generation.webhook;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook, as the API shows it.
 *
 * @param secret checks the signatures; shown once, when the webhook is made
 */
record WebhookView(
    @JsonFormat(shape = JsonFormat.Shape.STRING) long webhookId,
    String url,
    List<String> events,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
    Instant createdAt) {

  static WebhookView of(Webhook webhook) {
    return of(webhook, null);
  }

  static WebhookView withSecret(Webhook webhook) {
    return of(webhook, webhook.secret());
  }

  private static WebhookView of(Webhook webhook, @Nullable String secret) {
    return new WebhookView(
        webhook.id(), webhook.url().toString(), webhook.events(), secret, webhook.createdAt());
  }
}
