package io.atelier.generation.webhook;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code webhooks}. */
@Component
final class WebhookRepository {
  private final DatabaseClient database;

  WebhookRepository(DatabaseClient database) {
    this.database = database;
  }

  /**
   * Adds a webhook; empty if the owner has {@code limit} of them. As many as are added in the same
   * instant may pass it.
   */
  Mono<Webhook> add(
      long id, String owner, String url, String secret, List<String> events, int limit) {
    return database
        .sql(
            """
            insert into webhooks (id, owner, url, secret, events)
            select :id, :owner, :url, :secret, :events
            where (select count(*) from webhooks where owner = :owner) < :limit
            returning *
            """)
        .bind("id", id)
        .bind("owner", owner)
        .bind("url", url)
        .bind("secret", secret)
        .bind("events", events.toArray(String[]::new))
        .bind("limit", limit)
        .map(Webhook::from)
        .one();
  }

  /** Oldest first. */
  Flux<Webhook> of(String owner) {
    return database
        .sql("select * from webhooks where owner = :owner order by id")
        .bind("owner", owner)
        .map(Webhook::from)
        .all();
  }

  Mono<Webhook> find(long id) {
    return database
        .sql("select * from webhooks where id = :id")
        .bind("id", id)
        .map(Webhook::from)
        .one();
  }

  /** Removes it and what is owed to it; whether it was there. */
  Mono<Boolean> remove(long id, String owner) {
    return database
        .sql("delete from webhooks where id = :id and owner = :owner")
        .bind("id", id)
        .bind("owner", owner)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }
}
