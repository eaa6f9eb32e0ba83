package io.atelier.generation.job;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Takes pictures out of requests: bounded, measured and digested, never decoded. */
@Component
public final class Photos {
  private final Scheduler photoScheduler;
  private final JobProperties limits;

  Photos(Scheduler photoScheduler, JobProperties limits) {
    this.photoScheduler = photoScheduler;
    this.limits = limits;
  }

  /**
   * The picture in a multipart file.
   *
   * @param part null if the form had none
   * @return errors with {@link JobProblem.ImageMissing}, {@link
   *     org.springframework.core.io.buffer.DataBufferLimitException} or an {@link
   *     io.atelier.platform.image.ImageProblem}
   */
  public Mono<Photo> ofFile(@Nullable FilePart part) {
    if (part == null) {
      return Mono.error(JobProblem.ImageMissing::new);
    }
    return DataBufferUtils.join(part.content(), maxFile())
        .map(Photos::bytes)
        .switchIfEmpty(Mono.error(JobProblem.ImageMissing::new))
        .flatMap(this::measure);
  }

  /**
   * The picture in a JSON field, as data URL or bare base64.
   *
   * @return errors with a {@link JobProblem} or an {@link io.atelier.platform.image.ImageProblem}
   */
  public Mono<Photo> ofText(String text, String field) {
    return Mono.fromCallable(() -> photo(ImageText.decode(text, field)))
        .subscribeOn(photoScheduler); // 20 MB of base64 and SHA-256 are 100 ms
  }

  private Mono<Photo> measure(byte[] file) {
    return Mono.fromCallable(() -> photo(file)).subscribeOn(photoScheduler); // see ofText
  }

  private Photo photo(byte[] file) {
    if (file.length > maxFile()) {
      throw new JobProblem.ImageFileTooLarge(maxFile());
    }
    return Photo.of(file, limits.maxPixels());
  }

  private int maxFile() {
    return Math.toIntExact(limits.maxFile().toBytes());
  }

  private static byte[] bytes(DataBuffer buffer) {
    try {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      return bytes;
    } finally {
      DataBufferUtils.release(buffer);
    }
  }
}
