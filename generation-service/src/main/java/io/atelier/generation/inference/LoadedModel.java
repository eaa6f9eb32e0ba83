package io.atelier.generation.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import io.atelier.generation.model.Canvas;
import io.atelier.generation.model.InstalledModel;
import io.atelier.platform.image.PixelImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model's weights in a device's memory, shared by all workers on that device, and the predictor
 * of each worker's thread.
 */
final class LoadedModel implements Loaded.OverPhotos {

  private static final Logger log = LoggerFactory.getLogger(LoadedModel.class);

  /** PyTorch profiles the first call and compiles on the second. */
  private static final int WARM_UP_CALLS = 2;

  private static final int WARM_UP_SIDE = 256;

  private final InstalledModel model;
  private final ZooModel<PixelImage[], PixelImage[]> weights;
  private final Map<Thread, Predictor<PixelImage[], PixelImage[]>> predictors =
      new ConcurrentHashMap<>();
  private BatchSizes batches = BatchSizes.ONE;

  private LoadedModel(InstalledModel model, ZooModel<PixelImage[], PixelImage[]> weights) {
    this.model = model;
    this.weights = weights;
  }

  /**
   * Loads and warms.
   *
   * @throws IllegalStateException if the engine of such files does not read or run the weights
   */
  static LoadedModel load(InstalledModel model, Device device) {
    try {
      ZooModel<PixelImage[], PixelImage[]> weights =
          Engines.criteria(
                  PixelImage[].class,
                  PixelImage[].class,
                  Engines.translator(model),
                  model.weights(),
                  model.format(),
                  device)
              .loadModel();
      LoadedModel loaded = new LoadedModel(model, weights);
      loaded.warm();
      return loaded;
    } catch (IOException
        | ModelNotFoundException
        | MalformedModelException
        | TranslateException e) {
      throw new IllegalStateException(
          Engines.of(model.format()) + " does not load " + model.weights(), e);
    }
  }

  private void warm() throws TranslateException {
    Canvas canvas = model.canvas();
    int width = canvas.fixed() ? canvas.tileWidth() : Math.min(WARM_UP_SIDE, canvas.tileWidth());
    int height = canvas.fixed() ? canvas.tileHeight() : Math.min(WARM_UP_SIDE, canvas.tileHeight());
    int side = canvas.fixed() ? 1 : canvas.stride();
    PixelImage blank =
        new PixelImage(
            width / side * side,
            height / side * side,
            3,
            new byte[width / side * side * (height / side * side) * 3]);
    try (var predictor = weights.newPredictor(Engines.translator(model))) {
      for (int call = 0; call < WARM_UP_CALLS; call++) {
        predictor.predict(new PixelImage[] {blank});
      }
      batches = batches(predictor);
    }
  }

  /** It reads no words. */
  @Override
  public Mosaic.Brush brush(String prompt) {
    return this::paint;
  }

  private BatchSizes batches(Predictor<PixelImage[], PixelImage[]> predictor)
      throws TranslateException {
    String engine = Engines.of(model.format()) + " on " + weights.getNDManager().getDevice();
    var remembered = new RememberedBatches(model.weights(), engine);
    Optional<BatchSizes> known = remembered.read();
    if (known.isPresent()) {
      return known.get();
    }
    BatchSizes found = new BatchTrial(model.canvas(), predictor::predict, clock()).run();
    remembered.write(found);
    log.info("{} paints at once, by side: {}", model.version(), found.bySide());
    return found;
  }

  /** On a CPU a pass has the calling thread alone, and whoever else is busy does not count. */
  private LongSupplier clock() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    boolean ownTime =
        !weights.getNDManager().getDevice().isGpu() && threads.isCurrentThreadCpuTimeSupported();
    return ownTime ? threads::getCurrentThreadCpuTime : System::nanoTime;
  }

  /** How many pictures are worth painting at once. */
  BatchSizes batches() {
    return batches;
  }

  /** One pass of the calling thread's own predictor, which is no other's to use. */
  PixelImage paint(PixelImage framed) throws TranslateException {
    return paint(new PixelImage[] {framed})[0];
  }

  /** The same for several pictures of one size at once. */
  PixelImage[] paint(PixelImage[] framed) throws TranslateException {
    return predictors
        .computeIfAbsent(
            Thread.currentThread(), thread -> weights.newPredictor(Engines.translator(model)))
        .predict(framed);
  }

  /** Call when nobody paints with it. */
  @Override
  public void close() {
    predictors.values().forEach(Predictor::close);
    predictors.clear();
    weights.close();
  }
}
