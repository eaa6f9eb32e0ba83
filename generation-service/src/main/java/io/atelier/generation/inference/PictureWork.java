package io.atelier.generation.inference;

import ai.djl.translate.TranslateException;
import io.atelier.generation.inference.WorkerPool.Piece;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelVersion;
import io.atelier.generation.model.VersionWatch;
import io.atelier.platform.web.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker does for pictures, alone or several in one pass, and who hears how it ended. */
final class PictureWork {

  private static final Logger log = LoggerFactory.getLogger(PictureWork.class);

  /**
   * A picture that waits.
   *
   * @param since a reading of {@link System#nanoTime()}
   */
  record Waiting(ImageTask task, long since) {}

  private final ImagePipeline pipeline;
  private final InferenceMetrics metrics;
  private final VersionWatch watch;

  PictureWork(ImagePipeline pipeline, InferenceMetrics metrics, VersionWatch watch) {
    this.pipeline = pipeline;
    this.metrics = metrics;
    this.watch = watch;
  }

  ImageResult alone(
      Waiting waiting, InstalledModel model, Painter painter, Cancellation cancellation)
      throws Exception {
    long start = System.nanoTime();
    try {
      ImageResult result = pipeline.run(waiting.task(), model, painter, cancellation);
      ended(model.version(), start, 1, false);
      return result.with("queue", TimeUnit.NANOSECONDS.toMicros(start - waiting.since()));
    } catch (ProblemException | CancellationException e) {
      throw e; // no fault of the model's
    } catch (Throwable e) {
      ended(model.version(), start, 1, true);
      throw e;
    }
  }

  /**
   * Paints pictures of one frame in one pass. Each is decoded, encoded, cancelled and fails for
   * itself; should the pass fail, each is painted alone.
   */
  void together(InstalledModel model, Painter painter, List<Piece<Waiting, ImageResult>> pieces) {
    if (pieces.size() == 1) {
      settle(pieces.getFirst(), model, painter);
      return;
    }
    long start = System.nanoTime();
    Map<Piece<Waiting, ImageResult>, ImagePipeline.Begun> begun = new LinkedHashMap<>();
    for (Piece<Waiting, ImageResult> piece : pieces) {
      try {
        piece.cancellation().check();
        begun.put(piece, pipeline.begin(piece.input().task(), model, painter));
      } catch (Throwable e) {
        piece.fail(e);
      }
    }
    try {
      long predicted = paint(List.copyOf(begun.values()), model, painter);
      metrics.together(model.version(), begun.size());
      begun.forEach((piece, picture) -> end(piece, picture, model, start, predicted, begun.size()));
    } catch (TranslateException | RuntimeException e) {
      log.warn("{} pictures failed together; now each is painted alone", begun.size(), e);
      begun.keySet().forEach(piece -> settle(piece, model, painter));
    }
  }

  private void settle(Piece<Waiting, ImageResult> piece, InstalledModel model, Painter painter) {
    try {
      piece.cancellation().check();
      piece.succeed(alone(piece.input(), model, painter, piece.cancellation()));
    } catch (Throwable e) {
      piece.fail(e);
    }
  }

  /** Microseconds a picture. */
  private static long paint(
      List<ImagePipeline.Begun> pictures, InstalledModel model, Painter painter)
      throws TranslateException {
    if (pictures.isEmpty()) {
      return 0;
    }
    long start = System.nanoTime();
    painter.paintTogether(pictures.stream().map(ImagePipeline.Begun::picture).toList(), model);
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start) / pictures.size();
  }

  private void end(
      Piece<Waiting, ImageResult> piece,
      ImagePipeline.Begun begun,
      InstalledModel model,
      long start,
      long predicted,
      int together) {
    try {
      piece.cancellation().check();
      begun.task().progress().step(1, 1, begun::picture);
      ImageResult result = pipeline.end(begun, model, 1, predicted);
      ended(model.version(), start, together, false);
      piece.succeed(
          result.with("queue", TimeUnit.NANOSECONDS.toMicros(start - piece.input().since())));
    } catch (Throwable e) {
      piece.fail(e);
    }
  }

  private void ended(ModelVersion version, long start, int together, boolean failed) {
    Duration took = Duration.ofNanos(System.nanoTime() - start).dividedBy(together);
    if (failed) {
      metrics.failed(version);
    } else {
      metrics.painted(version, took);
    }
    watch.ended(version, took, failed);
  }
}
