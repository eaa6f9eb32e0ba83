package io.atelier.generation.inference;

import io.atelier.generation.model.InstalledModel;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.PixelImage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Has a version paint what another has just painted, seen by nobody: one picture at a time, and
 * only while no other waits for a worker. What they have in common ends up in the metrics.
 */
final class Shadows implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Shadows.class);
  private static final long MAX_PIXELS = 100_000_000;

  private final WorkerPool<Painter> workers;
  private final ImagePipeline pipeline;
  private final InferenceMetrics metrics;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final Disposable.Swap running = Disposables.swap();

  Shadows(WorkerPool<Painter> workers, ImagePipeline pipeline, InferenceMetrics metrics) {
    this.workers = workers;
    this.pipeline = pipeline;
    this.metrics = metrics;
  }

  /** Drops it where there is no time to spare. */
  void follow(ImageTask task, InstalledModel model, ImageResult seen) {
    boolean idle = workers.waiting() == 0 && task.detail() == Detail.STANDARD;
    if (idle && busy.compareAndSet(false, true)) {
      running.update(
          workers
              .submit((painter, cancellation) -> paint(task, model, seen, painter, cancellation))
              .doFinally(end -> busy.set(false))
              .subscribe(done -> {}, e -> failed(model, e)));
    }
  }

  private boolean paint(
      ImageTask task,
      InstalledModel model,
      ImageResult seen,
      Painter painter,
      Cancellation cancellation)
      throws Exception {
    long start = System.nanoTime();
    Cancellation yielding = () -> cancellation.cancelled() || workers.waiting() > 0;
    ImageResult result = pipeline.run(task.with(Progress.NONE), model, painter, yielding);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    metrics.shadowed(model.version(), took, likeness(seen, result));
    return true;
  }

  private static double likeness(ImageResult one, ImageResult other) {
    PixelImage a = ImageCodec.best().decode(one.bytes(), MAX_PIXELS).onWhite();
    PixelImage b = ImageCodec.best().decode(other.bytes(), MAX_PIXELS).onWhite();
    if (a.width() != b.width() || a.height() != b.height()) {
      return Double.NaN;
    }
    return Decibels.between(a, b);
  }

  private void failed(InstalledModel model, Throwable cause) {
    if (!(cause instanceof InferenceBusyException)) {
      metrics.shadowFailed(model.version());
      log.info("{} failed as a shadow", model.version(), cause);
    }
  }

  @Override
  public void close() {
    running.dispose();
  }
}
