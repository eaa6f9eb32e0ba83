package io.atelier.gallery.category;

import io.atelier.gallery.database.DatabaseGuard;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Categories as rows. */
@Component
final class CategoryRepository {

  private final DatabaseClient database;
  private final DatabaseGuard guard;

  CategoryRepository(DatabaseClient database, DatabaseGuard guard) {
    this.database = database;
    this.guard = guard;
  }

  Mono<Category> insert(NewCategory category) {
    return database
        .sql(
            """
            insert into category (id, user_id, name, description, cover_id)
            values (:id, :user, :name, :description, :cover)
            returning *
            """)
        .bind("id", category.id())
        .bind("user", category.userId())
        .bind("name", category.name())
        .bind("description", category.description())
        .bind("cover", category.coverId())
        .map(Category::read)
        .one()
        .as(guard::one);
  }

  Mono<Category> find(long id, long userId) {
    return database
        .sql("select * from category where id = :id and user_id = :user")
        .bind("id", id)
        .bind("user", userId)
        .map(Category::read)
        .one()
        .as(guard::one);
  }

  /** A user's categories, newest first. */
  Flux<Category> list(long userId, KeysetPage page) {
    return database
        .sql(
            """
            select * from category
            where user_id = :user and id < :before
            order by id desc
            limit :rows
            """)
        .bind("user", userId)
        .bind("before", page.before())
        .bind("rows", page.rows())
        .map(Category::read)
        .all()
        .as(guard::many);
  }
}
