package io.atelier.generation.inference;

import ai.djl.Device;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.ModelNotFoundException;
import io.atelier.generation.model.ModelRegistry;
import io.atelier.generation.model.ModelVersion;
import io.atelier.platform.image.ImageCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import reactor.core.publisher.Mono;

/** Redraws pictures with the served models. */
public final class InferenceEngine implements AutoCloseable {

  private final ModelRegistry models;
  private final List<LoadedModel> loaded;
  private final WorkerPool<Predictors> workers;
  private final ImagePipeline pipeline;
  private final InferenceProperties properties;

  private InferenceEngine(
      ModelRegistry models,
      List<LoadedModel> loaded,
      WorkerPool<Predictors> workers,
      ImagePipeline pipeline,
      InferenceProperties properties) {
    this.models = models;
    this.loaded = loaded;
    this.workers = workers;
    this.pipeline = pipeline;
    this.properties = properties;
  }

  /**
   * Loads all models and returns once every worker has run each of them: seconds, more when PyTorch
   * is unpacked for the first time.
   */
  static InferenceEngine start(ModelRegistry models, InferenceProperties properties) {
    Torch.configure();
    List<Device> devices = Torch.devices(properties.workers(), precision(models));
    List<LoadedModel> loaded = load(models, devices);
    return new InferenceEngine(
        models,
        loaded,
        WorkerPool.start("inference", tools(loaded, devices), properties.queue()),
        new ImagePipeline(ImageCodec.best(), properties),
        properties);
  }

  private static String precision(ModelRegistry models) {
    return models.live(null).map(ModelVersion::precision).orElse(Torch.INT8);
  }

  private static List<LoadedModel> load(ModelRegistry models, List<Device> devices) {
    List<LoadedModel> loaded = new ArrayList<>();
    for (Device device : devices.stream().distinct().toList()) {
      for (InstalledModel model : models.installed()) {
        loaded.add(LoadedModel.load(model, device));
      }
    }
    return loaded;
  }

  private static List<Callable<Predictors>> tools(List<LoadedModel> loaded, List<Device> devices) {
    return devices.stream()
        .<Callable<Predictors>>map(device -> () -> Predictors.open(on(device, loaded)))
        .toList();
  }

  private static List<LoadedModel> on(Device device, List<LoadedModel> loaded) {
    return loaded.stream().filter(model -> model.device().equals(device)).toList();
  }

  /**
   * Queues {@code task} on subscription. Cancelling drops it if no worker has begun; else the
   * worker gives it up after the tile or step it is at.
   *
   * @return errors with {@link ModelNotFoundException}, {@link InferenceException}, or {@link
   *     io.atelier.platform.image.ImageProblem} if the input is to blame
   */
  public Mono<ImageResult> run(ImageTask task) {
    Duration deadline = properties.deadline(task.detail());
    return Mono.defer(() -> submit(task, model(task.model())))
        .timeout(deadline, Mono.error(() -> new InferenceTimeoutException(deadline)));
  }

  private Mono<ImageResult> submit(ImageTask task, InstalledModel model) {
    return workers.submit(
        (predictors, cancellation) -> pipeline.run(task, model, predictors, cancellation));
  }

  private InstalledModel model(String name) {
    return models.installed(name).orElseThrow(() -> new ModelNotFoundException(name));
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
    workers.close();
    loaded.forEach(LoadedModel::close);
  }
}
