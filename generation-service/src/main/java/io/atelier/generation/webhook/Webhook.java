package io.atelier.generation.webhook;

import io.r2dbc.spi.Readable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Somewhere to tell of an owner's jobs.
 *
 * @param secret {@code whsec_} and base64, as Standard Webhooks has it
 * @param events such as {@code job.succeeded}
 */
record Webhook(
    long id, String owner, URI url, String secret, List<String> events, Instant createdAt) {

  Webhook {
    events = List.copyOf(events);
  }

  static Webhook from(Readable row) {
    return new Webhook(
        required(row, "id", Long.class),
        required(row, "owner", String.class),
        URI.create(required(row, "url", String.class)),
        required(row, "secret", String.class),
        List.of(required(row, "events", String[].class)),
        required(row, "created_at", Instant.class));
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
