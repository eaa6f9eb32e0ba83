package io.atelier.render.template;

import io.atelier.render.database.DatabaseGuard;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Users' templates as rows. */
@Component
final class TemplateRepository {
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  private final DatabaseClient database;
  private final DatabaseGuard guard;
  private final JsonMapper json;

  TemplateRepository(DatabaseClient database, DatabaseGuard guard, JsonMapper json) {
    this.database = database;
    this.guard = guard;
    this.json = json;
  }

  /** Adds a version and gives its number. */
  Mono<Integer> save(long userId, String name, boolean open, Map<String, ?> document) {
    return database
        .sql(
            """
            with head as (
              insert into template (user_id, name, open, latest) values (:user, :name, :open, 1)
              on conflict (user_id, name)
                do update set latest = template.latest + 1, open = excluded.open
              returning latest
            )
            insert into template_version (user_id, name, version, document)
            select :user, :name, latest, cast(:document as json) from head
            returning version
            """)
        .bind("user", userId)
        .bind("name", name)
        .bind("open", open)
        .bind("document", json.writeValueAsString(document))
        .map(row -> required(row, "version", Integer.class))
        .one()
        .as(guard::one);
  }

  /** Deletes versions before {@code oldest}. */
  Mono<Long> prune(long userId, String name, int oldest) {
    return database
        .sql(
            """
            delete from template_version
            where user_id = :user and name = :name and version < :oldest
            """)
        .bind("user", userId)
        .bind("name", name)
        .bind("oldest", oldest)
        .fetch()
        .rowsUpdated()
        .as(guard::one);
  }

  /**
   * @param version 0 for the latest
   */
  Mono<Template> find(long userId, String name, int version) {
    return database
        .sql(
            """
            select v.user_id, v.name, v.version, v.document::text as document, v.created_at, t.open
            from template t join template_version v using (user_id, name)
            where t.user_id = :user and t.name = :name
              and v.version = case when :version = 0 then t.latest else :version end
            """)
        .bind("user", userId)
        .bind("name", name)
        .bind("version", version)
        .map(this::template)
        .one()
        .as(guard::one);
  }

  /** The latest versions of all a user has, by name. */
  Flux<Template> list(long userId) {
    return database
        .sql(
            """
            select v.user_id, v.name, v.version, v.document::text as document, v.created_at, t.open
            from template t join template_version v
              on v.user_id = t.user_id and v.name = t.name and v.version = t.latest
            where t.user_id = :user
            order by t.name
            """)
        .bind("user", userId)
        .map(this::template)
        .all()
        .as(guard::many);
  }

  Mono<Long> countOthers(long userId, String name) {
    return database
        .sql("select count(*) as n from template where user_id = :user and name <> :name")
        .bind("user", userId)
        .bind("name", name)
        .map(row -> required(row, "n", Long.class))
        .one()
        .as(guard::one);
  }

  /** Gives how many were deleted: one or none. */
  Mono<Long> delete(long userId, String name) {
    return database
        .sql("delete from template where user_id = :user and name = :name")
        .bind("user", userId)
        .bind("name", name)
        .fetch()
        .rowsUpdated()
        .as(guard::one);
  }

  private Template template(Readable row) {
    Map<String, Object> document = json.readValue(required(row, "document", String.class), TREE);
    return new Template(
        required(row, "user_id", Long.class),
        required(row, "name", String.class),
        required(row, "version", Integer.class),
        required(row, "open", Boolean.class),
        createdAt(row),
        Document.read(document));
  }

  private static Instant createdAt(Readable row) {
    return required(row, "created_at", OffsetDateTime.class).toInstant();
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
