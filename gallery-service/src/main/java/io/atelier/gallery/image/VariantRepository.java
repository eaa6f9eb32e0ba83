package io.atelier.gallery.image;

import io.atelier.gallery.database.DatabaseGuard;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Variants as rows. They are written where an upload is settled. */
@Component
final class VariantRepository {

  private final DatabaseClient database;
  private final DatabaseGuard guard;

  VariantRepository(DatabaseClient database, DatabaseGuard guard) {
    this.database = database;
    this.guard = guard;
  }

  /**
   * The narrowest variant of at least {@code width} pixels, else the widest; empty if it is not
   * this user's.
   */
  Mono<Variant> find(long imageId, long userId, int width) {
    return database
        .sql(
            """
            select variant.* from variant join upload on upload.id = variant.upload_id
            where upload.id = :image and upload.user_id = :user
            order by variant.width < :width, abs(variant.width - :width)
            limit 1
            """)
        .bind("image", imageId)
        .bind("user", userId)
        .bind("width", width)
        .map(Variant::read)
        .one()
        .as(guard::one);
  }
}
