package io.atelier.gallery.ingest;

import io.atelier.gallery.NotFound;
import io.atelier.gallery.image.EncodedImage;
import io.atelier.gallery.image.Examiner;
import io.atelier.gallery.image.ImageFiles;
import io.atelier.gallery.ingest.NewUpload.Draft;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes pictures in, in three steps: {@link #store}, {@link #record}, {@link #permit}. Once a row
 * is recorded the picture will be processed, whatever happens to the queue.
 */
@Component
public final class Uploads {

  private final Examiner examiner;
  private final ImageFiles files;
  private final UploadRepository rows;
  private final Permits permits;

  Uploads(Examiner examiner, ImageFiles files, UploadRepository rows, Permits permits) {
    this.examiner = examiner;
    this.files = files;
    this.rows = rows;
    this.permits = permits;
  }

  /**
   * Does all three for a work. Fails with {@link NotFound} where the category is not the user's.
   */
  Mono<Upload> accept(Draft draft, EncodedImage image) {
    return rows.ownsCategory(draft.userId(), draft.categoryId())
        .filter(owns -> owns)
        .switchIfEmpty(Mono.error(() -> NotFound.category(draft.categoryId())))
        .flatMap(owns -> store(draft, image))
        .flatMap(this::record)
        .flatMap(this::permit);
  }

  /**
   * Examines a picture and stores it; fails with an {@code ImageProblem} before anything is stored.
   */
  public Mono<NewUpload> store(Draft draft, EncodedImage image) {
    return examiner
        .examine(image)
        .zipWhen(
            examined -> files.keepOriginal(draft.id(), examined),
            (examined, key) -> NewUpload.stored(draft, examined, key));
  }

  /** Records a stored picture; where that fails its file goes again. */
  public Mono<Upload> record(NewUpload upload) {
    return rows.insert(upload).onErrorResume(failure -> discard(upload).then(Mono.error(failure)));
  }

  /** Gives leave to process a recorded upload; completes whether the broker is there or not. */
  public Mono<Upload> permit(Upload upload) {
    return permits.publish(upload.id()).thenReturn(upload);
  }

  private Mono<Void> discard(NewUpload upload) {
    return files.erase(upload.id(), upload.sourceKey()).onErrorComplete();
  }
}
