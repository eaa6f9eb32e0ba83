package io.atelier.generation.work;

import io.atelier.generation.job.Step;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageFormat;
import io.atelier.platform.image.PixelImage;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * How far one attempt is: passes on some of a model's steps, so that a model of a thousand quick
 * ones floods nobody. Called by one thread.
 */
final class JobProgress {
  /** A picture in the making is this large, so that an owner's history of events stays small. */
  private static final int PREVIEW_SIDE = 256;

  private static final int PREVIEW_QUALITY = 70;
  private static final long LEAST_PAUSE = Duration.ofMillis(200).toNanos();
  private static final int UNHEARD = 16;

  private final Sinks.Many<Step> steps =
      Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(UNHEARD));
  private final ImageCodec codec;
  private final int previews;
  private long toldAt = System.nanoTime() - LEAST_PAUSE;

  /**
   * @param previews how many pictures in the making to show, evenly over the steps
   */
  JobProgress(ImageCodec codec, int previews) {
    this.codec = codec;
    this.previews = previews;
  }

  /** For one subscriber; what he has no time for is dropped. Ends with {@link #end}. */
  Flux<Step> steps() {
    return steps.asFlux();
  }

  void step(int done, int total, Supplier<PixelImage> picture) {
    if (total == 1) {
      return; // it is done, which is told anyway
    }
    boolean shown = showsPicture(done, total);
    long now = System.nanoTime();
    if (shown || now - toldAt >= LEAST_PAUSE) {
      toldAt = now;
      steps.tryEmitNext(new Step(done, total, shown ? dataUrl(picture.get()) : null));
    }
  }

  void end() {
    steps.tryEmitComplete();
  }

  /** None after the last step: that is the result. */
  private boolean showsPicture(int done, int total) {
    int parts = previews + 1;
    return done < total && done * parts / total > (done - 1) * parts / total;
  }

  private String dataUrl(PixelImage picture) {
    double scale = Math.min(1, PREVIEW_SIDE / (double) Math.max(picture.width(), picture.height()));
    var small =
        codec.resize(picture, scaled(picture.width(), scale), scaled(picture.height(), scale));
    byte[] file = codec.encode(small, ImageFormat.JPEG, PREVIEW_QUALITY);
    return "data:"
        + ImageFormat.JPEG.mediaType()
        + ";base64,"
        + Base64.getEncoder().encodeToString(file);
  }

  private static int scaled(int side, double scale) {
    return Math.max(1, (int) Math.round(side * scale));
  }
}
