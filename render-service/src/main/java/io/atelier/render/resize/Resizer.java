package io.atelier.render.resize;

import io.atelier.platform.image.Conversion;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageHeader;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Resizes on threads of its own, within the deadline. */
@Component
final class Resizer {
  private final ImageCodec codec = ImageCodec.best();
  private final Scheduler resizing;
  private final ResizeProperties properties;

  Resizer(Scheduler resizing, ResizeProperties properties) {
    this.resizing = resizing;
    this.properties = properties;
  }

  /**
   * The new file. Errors with {@link ResizeProblem}, {@link
   * io.atelier.platform.image.ImageProblem}, or {@link java.util.concurrent.TimeoutException} after
   * the deadline.
   */
  Mono<Resized> resize(byte[] file, ResizeRequest request) {
    return Mono.fromCallable(() -> resizeNow(file, request))
        .subscribeOn(resizing) // 1 ms to 1 s of CPU
        .timeout(properties.deadline())
        .onErrorMap(RejectedExecutionException.class, full -> new ResizeProblem.Overloaded());
  }

  /** Reads the header first: no pixel is decoded of a picture that is refused. */
  private Resized resizeNow(byte[] file, ResizeRequest request) {
    if (file.length == 0) {
      throw new ResizeProblem.ImageMissing();
    }
    ImageHeader header = ImageHeader.read(file).requireAtMost(properties.maxPixels());
    Conversion conversion = request.of(header);
    return new Resized(conversion.format(), codec.convert(file, header, conversion));
  }
}
