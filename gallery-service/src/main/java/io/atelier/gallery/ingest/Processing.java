package io.atelier.gallery.ingest;

import io.atelier.gallery.image.Erasure;
import io.atelier.gallery.image.ImageFiles;
import io.atelier.platform.image.ImageProblem;
import io.atelier.platform.web.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes works and covers of uploads.
 *
 * <table>
 *   <caption>What becomes of a permit</caption>
 *   <tr><td>nothing to do, or another worker does it</td><td>completes</td></tr>
 *   <tr><td>variants stored and recorded</td><td>DONE, owner told, completes</td></tr>
 *   <tr><td>no usable picture, or its file is gone</td><td>FAILED with the reason, files erased, completes</td></tr>
 *   <tr><td>anything else</td><td>ACCEPTED again, fails, so that the permit is tried again</td></tr>
 * </table>
 */
@Component
final class Processing {

  private final UploadRepository rows;
  private final ImageFiles files;
  private final Erasure erasure;
  private final WorkAnnouncer announcer;

  Processing(UploadRepository rows, ImageFiles files, Erasure erasure, WorkAnnouncer announcer) {
    this.rows = rows;
    this.files = files;
    this.erasure = erasure;
    this.announcer = announcer;
  }

  /** Handles one permit, as often as it is delivered. */
  Mono<Void> handle(Permit permit) {
    return rows.claim(permit.uploadId()).flatMap(this::process);
  }

  private Mono<Void> process(Claim claim) {
    return files
        .source(claim.sourceKey())
        .switchIfEmpty(Mono.error(SourceGone::new))
        .flatMap(source -> files.keepVariants(claim.uploadId(), claim.sourceKey(), source))
        .flatMap(variants -> rows.finish(claim, variants))
        .then(Mono.defer(() -> announcer.announce(claim.uploadId())))
        .onErrorResume(ImageProblem.class, problem -> fail(claim, problem))
        .onErrorResume(SourceGone.class, problem -> fail(claim, problem))
        .onErrorResume(failure -> rows.release(claim).then(Mono.error(failure)));
  }

  private Mono<Void> fail(Claim claim, ProblemException problem) {
    return rows.fail(claim, Upload.Failure.of(problem))
        .flatMap(failed -> erasure.erase(failed.id(), failed.sourceKey()));
  }
}
