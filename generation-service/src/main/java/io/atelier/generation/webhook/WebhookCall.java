package io.atelier.generation.webhook;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import java.net.InetAddress;
import java.time.Clock;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/** One signed POST. */
@Component
final class WebhookCall {
  private static final int SUCCESS = 2;

  private final CallableAddresses addresses;
  private final JsonMapper json;
  private final Clock clock;
  private final WebhookProperties properties;

  WebhookCall(
      CallableAddresses addresses, JsonMapper json, Clock clock, WebhookProperties properties) {
    this.addresses = addresses;
    this.json = json;
    this.clock = clock;
    this.properties = properties;
  }

  /**
   * Completes when the receiver answered with a 2xx; what he answers is not read. Errors with
   * {@link WebhookRefused}, or whatever kept the call from an answer.
   */
  Mono<Void> send(Webhook webhook, JobEnded event) {
    return addresses
        .resolve(webhook.url())
        .flatMap(address -> post(webhook, event, address))
        .doOnNext(WebhookCall::requireSuccess)
        .then()
        .timeout(properties.timeout());
  }

  private Mono<HttpClientResponse> post(Webhook webhook, JobEnded event, InetAddress address) {
    byte[] body = json.writeValueAsBytes(event);
    long timestamp = clock.instant().getEpochSecond();
    return HttpClient.create(ConnectionProvider.newConnection())
        .resolver(new PinnedAddress(address))
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) properties.timeout().toMillis())
        .followRedirect(false) // it would lead past the check of the address
        .headers(
            headers ->
                headers
                    .set("Content-Type", JobEnded.MEDIA_TYPE)
                    .set("Content-Length", body.length)
                    .set("User-Agent", "Atelier-Webhooks")
                    .set("webhook-id", event.id())
                    .set("webhook-timestamp", timestamp)
                    .set(
                        "webhook-signature",
                        Signature.of(webhook.secret(), event.id(), timestamp, body)))
        .post()
        .uri(webhook.url())
        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
        .response();
  }

  private static void requireSuccess(HttpClientResponse answer) {
    int status = answer.status().code();
    if (status / 100 != SUCCESS) {
      throw new WebhookRefused(status);
    }
  }

  /** The receiver answered with anything but a 2xx. */
  static final class WebhookRefused extends RuntimeException {
    WebhookRefused(int status) {
      super("answered " + status, null, false, false);
    }
  }
}
