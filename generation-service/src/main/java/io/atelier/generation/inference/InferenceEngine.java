package io.atelier.generation.inference;

import ai.djl.Device;
import io.atelier.generation.inference.PictureWork.Waiting;
import io.atelier.generation.inference.WorkerPool.Kind;
import io.atelier.generation.model.Canvas;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelNotFoundException;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.ModelVersion;
import io.atelier.generation.model.VersionWatch;
import io.atelier.platform.image.ImageCodec;
import io.atelier.platform.image.ImageHeader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Redraws pictures with the served models. */
public final class InferenceEngine implements AutoCloseable {

  private record Alike(InstalledModel model, Size frame) {}

  private final ModelRegistry models;
  private final LoadedModels loaded;
  private final List<Device> devices;
  private final WorkerPool<Painter> workers;
  private final WorkerPool<Painter> reader;
  private final KnownInstructions instructions;
  private final PictureWork work;
  private final Shadows shadows;
  private final InferenceProperties properties;
  private final PictureSpan span;

  private InferenceEngine(
      ModelRegistry models,
      LoadedModels loaded,
      List<Device> devices,
      InferenceProperties properties,
      InferenceMetrics metrics,
      DriftMonitor drift,
      VersionWatch watch,
      PictureSpan span) {
    this.models = models;
    this.loaded = loaded;
    this.devices = devices;
    this.properties = properties;
    this.span = span;
    ImagePipeline pipeline = new ImagePipeline(ImageCodec.best(), properties, drift);
    this.work = new PictureWork(pipeline, metrics, watch);
    this.workers = WorkerPool.start("inference", painters(), properties.queue());
    this.reader = WorkerPool.start("reading", painters().subList(0, 1), properties.queue());
    this.instructions =
        new KnownInstructions(
            (model, words) -> reader.submit(painter -> painter.knows(model, words)));
    this.shadows = new Shadows(workers, pipeline, metrics);
  }

  /**
   * Loads the models that anybody is sent to, as far as they fit into memory, and returns once they
   * are warm: seconds, more when PyTorch is unpacked for the first time.
   */
  static InferenceEngine start(
      ModelRegistry models,
      InferenceProperties properties,
      MeterRegistry meters,
      ObservationRegistry observations,
      VersionWatch watch) {
    Torch.configure();
    List<Device> devices = Torch.devices(properties.workers(), precision(models));
    LoadedModels loaded = new LoadedModels(properties.modelMemory().toBytes(), devices.size());
    InferenceMetrics metrics = new InferenceMetrics(meters);
    metrics.watch(loaded);
    DriftMonitor drift = new DriftMonitor(meters, properties.driftWindow());
    InferenceEngine engine =
        new InferenceEngine(
            models,
            loaded,
            devices,
            properties,
            metrics,
            drift,
            watch,
            new PictureSpan(observations));
    models.installed().stream().filter(loaded::hasRoomFor).forEach(engine::prepare);
    models.prepareBy(engine::prepare);
    return engine;
  }

  private static String precision(ModelRegistry models) {
    return models.live(null).map(ModelVersion::precision).orElse(Torch.INT8);
  }

  private List<Callable<Painter>> painters() {
    return devices.stream()
        .<Callable<Painter>>map(device -> () -> new Painter(loaded, device))
        .toList();
  }

  /** Loads and warms a model before users are sent to it. */
  private void prepare(InstalledModel model) {
    devices.stream().distinct().forEach(device -> loaded.use(model, device).close());
  }

  /**
   * Queues {@code task} on subscription. Cancelling drops it if no worker has begun; else the
   * worker gives it up after the tile or step it is at.
   *
   * @return errors with {@link ModelNotFoundException}, {@link InferenceException}, or {@link
   *     io.atelier.platform.image.ImageProblem} if the input is to blame
   */
  public Mono<ImageResult> run(ImageTask task) {
    return Mono.defer(() -> submit(task, model(task))).transform(span::around);
  }

  /**
   * Whether {@code model} edits photos and would take these words for an instruction it knows. They
   * are read in milliseconds, on a thread of its own: the workers go on painting.
   *
   * @return errors with {@link InferenceException} if the model cannot be asked
   */
  public Mono<Boolean> knows(InstalledModel model, String words) {
    return instructions.knows(model, words);
  }

  private Duration deadline(ImageTask task, InstalledModel model) {
    return properties.deadline(model.diffusion() == null ? task.detail() : Detail.FULL);
  }

  private Mono<ImageResult> submit(ImageTask task, InstalledModel model) {
    Duration deadline = deadline(task, model);
    return painted(new Waiting(task, System.nanoTime()), model)
        .timeout(deadline, Mono.error(() -> new InferenceTimeoutException(deadline)))
        .doOnNext(
            result -> models.shadow(task.model()).ifPresent(other -> shadow(task, other, result)));
  }

  private Mono<ImageResult> painted(Waiting waiting, InstalledModel model) {
    boolean batches = loaded.batches(model).any();
    Size frame = batches ? frame(waiting.task(), model.canvas()) : null;
    return frame == null
        ? workers.submit((painter, hurry) -> work.alone(waiting, model, painter, hurry))
        : workers.submit(waiting, kind(model, frame));
  }

  /** What one pass would paint of it; null if it is scaled first, or takes several passes. */
  private static @Nullable Size frame(ImageTask task, Canvas canvas) {
    if (task.detail() == Detail.FULL) {
      return null;
    }
    ImageHeader header = ImageHeader.read(task.photo());
    int width = header.uprightWidth();
    int height = header.uprightHeight();
    boolean asItIs = Math.max(width, height) <= canvas.workingPixels();
    boolean onePass = width <= canvas.contentWidth() && height <= canvas.contentHeight();
    return asItIs && onePass ? new Size(framed(width, canvas), framed(height, canvas)) : null;
  }

  private static int framed(int side, Canvas canvas) {
    return Math.ceilDiv(side + 2 * Canvas.MARGIN, canvas.stride()) * canvas.stride();
  }

  private Kind<Painter, Waiting, ImageResult> kind(InstalledModel model, Size frame) {
    return new Kind<>(
        new Alike(model, frame),
        () -> loaded.batches(model).most(frame),
        (painter, pieces) -> work.together(model, painter, pieces));
  }

  private void shadow(ImageTask task, InstalledModel model, ImageResult seen) {
    shadows.follow(task, model, seen);
  }

  private InstalledModel model(ImageTask task) {
    return models
        .installed(task.model(), task.owner())
        .orElseThrow(() -> new ModelNotFoundException(task.model()));
  }

  /** How many pictures are worked on at once. */
  public int workers() {
    return workers.size();
  }

  /** How many pictures wait for a worker. */
  public int waiting() {
    return workers.waiting();
  }

  boolean healthy() {
    return workers.alive() == workers.size();
  }

  @Override
  public void close() {
    shadows.close();
    reader.close();
    workers.close();
    loaded.close();
  }
}
