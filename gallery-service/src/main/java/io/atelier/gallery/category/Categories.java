package io.atelier.gallery.category;

import io.atelier.gallery.NotFound;
import io.atelier.gallery.ingest.NewUpload;
import io.atelier.gallery.ingest.Upload;
import io.atelier.gallery.ingest.Uploads;
import io.atelier.gallery.work.Work;
import io.atelier.gallery.work.WorkRepository;
import io.atelier.gallery.work.WorkResponse;
import io.atelier.platform.web.Page;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes categories and reads them. */
@Component
final class Categories {

  private final CategoryRepository rows;
  private final WorkRepository works;
  private final Uploads uploads;
  private final TransactionalOperator transactions;

  Categories(
      CategoryRepository rows,
      WorkRepository works,
      Uploads uploads,
      TransactionalOperator transactions) {
    this.rows = rows;
    this.works = works;
    this.uploads = uploads;
    this.transactions = transactions;
  }

  /** Makes a category; its cover's sizes follow by the upload pipeline. */
  Mono<Category> create(NewCategory category) {
    return uploads
        .store(category.coverDraft(), category.cover())
        .flatMap(cover -> record(category, cover))
        .delayUntil(made -> uploads.permit(made.cover()))
        .map(Made::category);
  }

  /** Fails with {@link NotFound} where it is not this user's. */
  Mono<Category> find(long id, long userId) {
    return rows.find(id, userId).switchIfEmpty(Mono.error(() -> NotFound.category(id)));
  }

  Mono<Page<CategoryResponse>> list(long userId, KeysetPage page) {
    return rows.list(userId, page)
        .collectList()
        .map(found -> page.of(found, Category::id, CategoryResponse::from));
  }

  Mono<CategoryDetail> detail(long id, long userId, KeysetPage page) {
    return find(id, userId).zipWhen(category -> worksOf(category, page), CategoryDetail::of);
  }

  private Mono<Page<WorkResponse>> worksOf(Category category, KeysetPage page) {
    return works
        .list(category.id(), page.before(), page.rows())
        .collectList()
        .map(found -> page.of(found, Work::id, WorkResponse::from));
  }

  private Mono<Made> record(NewCategory category, NewUpload cover) {
    return uploads
        .record(cover)
        .zipWhen(recorded -> rows.insert(category), Made::new)
        .as(transactions::transactional);
  }

  private record Made(Upload cover, Category category) {}
}
