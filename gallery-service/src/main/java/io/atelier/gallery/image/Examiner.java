package io.atelier.gallery.image;

import io.atelier.platform.image.ImageHeader;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Judges pictures at the door, by their headers, without decoding a pixel. */
@Component
public final class Examiner {

  private final ImageProperties limits;
  private final Scheduler intake;

  Examiner(ImageProperties limits, @Qualifier("intake") Scheduler intake) {
    this.limits = limits;
    this.intake = intake;
  }

  /** Fails with an {@code ImageProblem}: 415 unsupported, 422 broken, 413 too many pixels. */
  public Mono<ExaminedImage> examine(EncodedImage image) {
    return Mono.fromCallable(() -> examineNow(image.bytes()))
        .subscribeOn(intake); // hashes megabytes
  }

  private ExaminedImage examineNow(byte[] bytes) {
    ImageHeader header = ImageHeader.read(bytes).requireAtMost(limits.maxPixels());
    return new ExaminedImage(bytes, header, Sha256.hex(bytes));
  }
}
